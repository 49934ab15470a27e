/**
 * The version of the rules as far as kept games depend on them: raised when `evolve` reads a fact of an earlier version
 * differently. A server opens tables of this version and of earlier ones (docs/decisions/0012). 2: a letter is not handed on.
 */
export const RULES_VERSION = 2;
