/** As much of markdown-it's shapes as the preview plugin touches; VS Code brings the package itself. */

export interface MarkdownItToken {
  type: string;
  content: string;
  readonly map: readonly [number, number] | null;
}

/** What VS Code passes through markdown-it while it renders; `currentDocument` is missing for texts of no file. */
export interface RenderEnvironment {
  readonly currentDocument?: { toString(): string };
}

export type RenderRule = (
  tokens: MarkdownItToken[],
  index: number,
  options: unknown,
  env: RenderEnvironment | undefined,
  self: unknown,
) => string;

export interface MarkdownIt {
  readonly core: { readonly ruler: { push(name: string, rule: (state: { tokens: MarkdownItToken[] }) => void): void } };
  readonly renderer: { readonly rules: Record<string, RenderRule | undefined> };
  readonly utils: { escapeHtml(text: string): string };
}
