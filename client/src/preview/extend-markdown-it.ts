import { annotateControls } from './annotate-controls.ts';
import { documentControlTable } from './document-control-table.ts';
import type { MarkdownIt, RenderEnvironment, RenderRule } from './markdown-it.ts';
import type { PreviewFacts } from './preview-facts.ts';

const vscodeFrontMatter = 'front_matter';
const ownFrontMatter = 'annexa_front_matter';

/**
 * Lets VS Code's Markdown preview show what control ids mean, and the front matter as a document-control table. It changes
 * documents of the ISMS only. All is done while rendering, since VS Code says no sooner which document it is, and keeps the
 * tokens while the facts change.
 */
export function extendMarkdownIt<T extends MarkdownIt>(markdown: T, facts: PreviewFacts): T {
  showControls(markdown, facts);
  showFrontMatter(markdown, facts);
  return markdown;
}

/** Ids in running text. Code has tokens of other types. */
function showControls({ renderer, utils }: MarkdownIt, facts: PreviewFacts): void {
  const before: RenderRule = renderer.rules.text ?? ((tokens, index) => utils.escapeHtml(tokens[index]?.content ?? ''));
  renderer.rules.text = (tokens, index, options, env, self) => {
    const token = tokens[index];
    const uri = uriOf(env);
    if (!token || uri === undefined || !facts.document(uri)) return before(tokens, index, options, env, self);
    const plain = (content: string) => before([{ ...token, content }], 0, options, env, self);
    return annotateControls(token.content, (id) => facts.control(id), plain, utils.escapeHtml) ?? before(tokens, index, options, env, self);
  };
}

/**
 * VS Code recognises front matter and, by version and setting, hides it or shows it. It sets its own way of showing after
 * it has asked the plugins, so the token gets another name, and VS Code's own way is asked wherever it is not for us.
 */
function showFrontMatter({ core, renderer, utils }: MarkdownIt, facts: PreviewFacts): void {
  core.ruler.push(ownFrontMatter, ({ tokens }) => {
    for (const token of tokens) if (token.type === vscodeFrontMatter) token.type = ownFrontMatter;
  });
  renderer.rules[ownFrontMatter] = (tokens, index, options, env, self) => {
    const uri = uriOf(env);
    const rows = uri === undefined ? undefined : facts.document(uri)?.rows;
    if (uri === undefined || !rows || rows.length === 0 || !facts.showsFrontMatter(uri))
      return renderer.rules[vscodeFrontMatter]?.(tokens, index, options, env, self) ?? '';
    return documentControlTable(rows, tokens[index]?.map?.[0] ?? 0, facts, utils.escapeHtml);
  };
}

function uriOf(env: RenderEnvironment | undefined): string | undefined {
  return env?.currentDocument?.toString();
}
