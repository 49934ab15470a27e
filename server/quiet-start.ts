/** Colyseus reads environment files while it is imported, and says so unless told otherwise before. Imported first. */
process.env.DOTENV_CONFIG_QUIET ??= 'true';
