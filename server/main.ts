import './quiet-start.ts';
import { makeServer } from './app.ts';
import { checkPort, prepareFolder, readConfig, StartFault } from './config.ts';
import { isInMemory, prepareKeys } from './keys.ts';
import { counts } from './net/counts.ts';
import { spreadNet } from './net/last-net.ts';
import { ownAddresses } from './net/own-addresses.ts';
import { describeFault } from './rooms/fault.ts';

/** `npm start`: the game on one port. A fault in the surroundings is one line and exit code 2. */
try {
  const config = readConfig(process.env);
  prepareFolder(config.DATA_DIR);
  await checkPort(config.PORT, config.HOST);
  const keys = prepareKeys(config);
  if (!isInMemory(keys)) console.log(`Present and Voting: keys of open ballots lie on a disk, in ${keys}; KEYS_DIR names another folder`);
  const { listen } = makeServer(config, keys);
  spreadNet(describeFault);
  await listen();
  // Whoever started this process with a channel to it may ask how much came in, and learns numbers only.
  process.on('message', () => process.send?.(counts));
  const others = config.PUBLIC_URL ? [config.PUBLIC_URL] : ownAddresses(config);
  console.log(`Present and Voting: http://localhost:${config.PORT}${others.length > 0 ? `, for others ${others.join(' or ')}` : ''}`);
} catch (error) {
  if (!(error instanceof StartFault)) throw error;
  console.error(`Present and Voting cannot start: ${error.message}`);
  process.exit(2);
}
