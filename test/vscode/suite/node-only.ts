// What needs a file system below the workspace.
import './front-matter-safety.test.ts';
import './files-outside.test.ts';
