import { writeFile } from 'node:fs/promises';
import { writeTemplate } from './template.ts';

// Run it after a change of template.ts; a test compares the file with what is written here.
await writeFile('public/mau-bai-viet.docx', await writeTemplate());
