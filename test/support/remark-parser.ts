import { createRemarkParser } from '../../server/src/host/remark-parser.ts';

/** The parser that runs everywhere, made once for all tests. */
export const remarkParser = createRemarkParser();
