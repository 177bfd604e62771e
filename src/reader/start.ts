/**
 * The one script of reading pages: comforts that no page needs. Every module here finds its place in
 * the page by itself and does nothing where there is none.
 */
import './days-left.ts';
