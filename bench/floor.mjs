// The floor that no checker on Node gets below: start, read every Markdown file of a folder, parse it with Sätteri.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { markdownToMdast } from 'satteri';

const folder = process.argv[2];
let nodes = 0;
for (const name of readdirSync(folder, { recursive: true })) {
  if (name.endsWith('.md')) nodes += markdownToMdast(readFileSync(join(folder, name), 'utf8')).children.length;
}
console.log(`${nodes} blocks`);
