import type { ResolvedConfig } from '../config/resolved-config.ts';
import type { IsmsIndex } from '../isms/isms-index.ts';
import type { FileText, WorkspaceFile } from '../ports.ts';
import type { Rule } from '../rules/rule.ts';
import { fileTooLarge } from '../rules/system/file-too-large.ts';
import { fileUnreadable } from '../rules/system/file-unreadable.ts';
import type { Checker } from './checker.ts';
import { type FileStates, sentence, wholeFile } from './file-states.ts';
import type { FileTexts } from './file-texts.ts';
import type { Readers } from './readers.ts';

/** What the intake works on. */
export interface IntakeContext {
  readonly texts: FileTexts;
  readonly index: IsmsIndex;
  readonly states: FileStates;
  readonly checker: Checker;
  readonly readers: Readers;
  readonly configFor: (uri: string) => ResolvedConfig;
}

/** Reads Markdown files into the index, the text of an editor before the one on disk; what cannot be read is left out. */
export class DocumentIntake {
  readonly #context: IntakeContext;

  constructor(context: IntakeContext) {
    this.#context = context;
  }

  /** Reads a file; gives a promise only if the host reads asynchronously. @param file its size −1 where it may have changed */
  read(file: WorkspaceFile): Promise<void> | undefined {
    const { uri } = file;
    const { texts } = this.#context;
    const config = this.#context.configFor(uri);
    if (!texts.isOpen(uri) && file.size > config.limits.fileBytes) {
      this.#refuse(uri, file.size, config);
      return undefined;
    }
    const answer = texts.read(uri);
    if (answer instanceof Promise) return answer.then((text) => this.#take(uri, text, config));
    this.#take(uri, answer, config);
    return undefined;
  }

  #take(uri: string, answer: FileText, config: ResolvedConfig): void {
    const { index, states, readers, texts } = this.#context;
    if ('error' in answer) {
      this.#leaveOut(uri, fileUnreadable, sentence(answer.error), config);
      return;
    }
    // a file that changed on disk tells its size only now; every character is at least a byte
    if (!texts.isOpen(uri) && answer.text.length > config.limits.fileBytes) {
      this.#refuse(uri, answer.text.length, config);
      return;
    }
    states.delete(uri);
    index.setDocument(readers.read(uri, answer.text, config, index.committedState(uri) !== undefined));
  }

  #refuse(uri: string, size: number, config: ResolvedConfig): void {
    const limit = config.limits.fileBytes.toLocaleString('en');
    const message = `The file has ${size.toLocaleString('en')} bytes, more than the ${limit} that are read; split it, or raise \`limits.file_bytes\`.`;
    this.#leaveOut(uri, fileTooLarge, message, config);
  }

  /** Forgets what was known of a file that is there but not read, and says why. */
  #leaveOut(uri: string, rule: Rule, message: string, config: ResolvedConfig): void {
    this.#context.index.removeDocument(uri);
    this.#context.checker.remove(uri);
    this.#context.states.set(uri, 'unread-file', [wholeFile(rule, message)], config);
  }
}
