/** Builds the client; the server runs from source. Vitest lives here too, one project per layer. */
declare const _default: import('vite').UserConfig;
export default _default;
