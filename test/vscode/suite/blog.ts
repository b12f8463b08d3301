// A plain Markdown blog: the extension is there and has nothing to do.
import './plain-markdown.test.ts';
