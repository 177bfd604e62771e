// The one script of reading pages: comforts that no page needs. Each finds its place in the page by
// itself and does nothing where there is none.
import { showActions } from './share.ts';
import { rememberTextSize } from './text-size.ts';

rememberTextSize();
showActions();
