/**
 * The version of the rules as far as kept games depend on them: raised when `evolve` reads a fact of an earlier version
 * differently. A server opens tables of this version and of earlier ones (docs/decisions/0012). 2: a letter is not handed on. 3: a platform that
 * moves costs less goodwill, a promise that everyone reads moves its bloc further. 4: a public pledge and a nudge move
 * further. 5: a promise that was taken back is printed as it was shown. 6: a scandal costs more.
 */
export const RULES_VERSION = 6;
