import '@fontsource-variable/piazzolla/opsz.css';
import '@fontsource-variable/piazzolla/opsz-italic.css';
import '@fontsource-variable/sofia-sans/wght.css';
import '@fontsource-variable/sofia-sans-extra-condensed/wght.css';
import './ui/styles/tokens.css';
import './ui/styles/base.css';
import './ui/styles/screens.css';
import { h, render } from 'preact';
import { startFromLink } from './session/start.ts';
import { App } from './ui/app.tsx';
import { reflectInRoot } from './ui/root.ts';

reflectInRoot();
const host = document.querySelector('#app');
if (host) render(h(App, {}), host);
startFromLink(new URLSearchParams(location.search));
