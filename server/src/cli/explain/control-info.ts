import type { Catalog, Control } from '../../core/catalog/catalog.ts';

/** What there is to tell of a control, as `explain --format json` prints it. */
export interface ControlInfo {
  readonly schema: 1;
  readonly kind: 'control';
  readonly id: string;
  readonly framework: string;
  readonly frameworkTitle: string;
  /** ISO date after which its edition is no longer certified against, null if it is in use. */
  readonly withdrawn: string | null;
  readonly title: string;
  readonly summary: string;
  readonly keywords: readonly string[];
  /** Ids of the edition before that went into it. */
  readonly replaces: readonly string[];
  /** Controls of the edition after that took over from it. */
  readonly successors: readonly { readonly id: string; readonly title: string }[];
}

/** Everything the catalogue knows of a control that an author can use. */
export function controlInfo(catalog: Catalog, control: Control): ControlInfo {
  const framework = catalog.frameworks.get(control.framework);
  return {
    schema: 1,
    kind: 'control',
    id: control.id,
    framework: control.framework,
    frameworkTitle: framework?.title ?? control.framework,
    withdrawn: framework?.withdrawn ?? null,
    title: control.title,
    summary: control.summary ?? '',
    keywords: control.keywords ?? [],
    replaces: control.replaces ?? [],
    successors: catalog.successors(control.key).flatMap((key) => {
      const next = catalog.controlByKey(key);
      return next ? [{ id: next.id, title: next.title }] : [];
    }),
  };
}

/**
 * The control that a user means: `A.5.15`, `a5.15`, `5.15`, or with a framework before it, `iso27001-2013:A.9.1.1` or
 * `2013:A.9.1.1`. Without one, editions in use come first.
 */
export function canonicalControl(catalog: Catalog, text: string): Control | undefined {
  const [, prefix, rest] = /^(?:([\w-]+):)?(.*)$/s.exec(text.trim()) ?? [];
  const frameworks = [...catalog.frameworks.values()]
    .filter((framework) => prefix === undefined || framework.id === prefix || framework.edition === prefix)
    .sort((a, b) => Number(a.withdrawn !== undefined) - Number(b.withdrawn !== undefined));
  const typed = (rest ?? '').toUpperCase();
  const number = /^(?:ANNEX\s{0,9})?A?[\s.]{0,9}(\d+(?:\.\d+)+)$/.exec(typed)?.[1];
  for (const framework of frameworks) {
    const control = framework.controls.get(typed) ?? (number === undefined ? undefined : framework.controls.get(`A.${number}`));
    if (control) return control;
  }
  return undefined;
}
