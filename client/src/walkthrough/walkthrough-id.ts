/** The walkthrough as VS Code names it: extension, then the id in the manifest. */
export const walkthroughId = 'annexa.annexa#annexa.start';
