import '@fontsource-variable/piazzolla/opsz.css';
import '@fontsource-variable/piazzolla/opsz-italic.css';
import '@fontsource-variable/sofia-sans/wght.css';
import '@fontsource-variable/sofia-sans-extra-condensed/wght.css';
import './ui/styles/tokens.css';
import './ui/styles/base.css';
import './ui/styles/frame.css';
import './ui/styles/first.css';
import './ui/styles/briefing.css';
import './ui/styles/corridor.css';
import './ui/styles/cards.css';
import './ui/styles/floor.css';
import './ui/styles/evening.css';
import './ui/styles/booth.css';
import './ui/styles/count.css';
import './ui/styles/debrief.css';
import './ui/styles/console.css';
import './ui/styles/lobby.css';
import './ui/styles/affairs.css';
import './ui/styles/coach.css';
import './ui/styles/pocket.css';
import './ui/styles/projector.css';
import './ui/styles/guide.css';
import { render } from 'preact';
import { startFromLink } from './session/start.ts';
import { beginAnew } from './ui/anew.ts';
import { App } from './ui/app.tsx';
import { Boundary } from './ui/boundary.tsx';
import { reflectInRoot } from './ui/root.ts';

reflectInRoot();
beginAnew();
const host = document.querySelector('#app');
if (host)
  render(
    <Boundary>
      <App />
    </Boundary>,
    host,
  );
startFromLink(new URLSearchParams(location.search));
