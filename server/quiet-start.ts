/** Colyseus looks for files of environment variables while it is imported, and says what it found and what not. Imported first. */
process.env.DOTENV_CONFIG_QUIET ??= 'true';
const { info } = console;
console.info = () => undefined;
// By then everything is imported.
setImmediate(() => {
  console.info = info;
});
