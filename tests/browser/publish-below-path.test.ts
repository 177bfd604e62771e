import { test } from './portal.ts';
import { publishingWorks } from './publishing.ts';

test.use({ basePath: '/phu-nu/' });

publishingWorks();
