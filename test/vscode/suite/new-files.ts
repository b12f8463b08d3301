// What creates files. VS Code holds their texts open for minutes after they are deleted, so nothing that counts comes later.
import './authoring.test.ts';
import './walkthrough.test.ts';
