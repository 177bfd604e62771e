// The one script of reading pages: comforts that no page needs. Each module finds its place in the
// page by itself when it is loaded, and does nothing where there is none.
import './days-left.ts';
import './filter.ts';
import './not-found.ts';
import './offline.ts';
import './share.ts';
import './text-size.ts';
