import type { Root } from 'mdast';
import { metadataText } from '../metadata/metadata.ts';
import type { PolicyDocument } from '../policy-document.ts';
import { fingerprintOf } from './fingerprint.ts';
import { leftOut } from './left-out.ts';
import { normalForm } from './normal-form.ts';
import { normalText } from './normal-text.ts';

/**
 * The fingerprint of a document: of its title, of whom it applies to and of its body, as far as that is no document
 * control. All else in the metadata may change without the text being another one.
 * @param text the body, its offsets those of the tree
 */
export function readFingerprint(
  tree: Root,
  text: string,
  document: Pick<PolicyDocument, 'title' | 'metadata' | 'sections' | 'frontMatter'>,
): string {
  const { title, metadata } = document;
  const head = [`t\t${normalText(title?.text ?? '')}`, `a\t${normalText(metadataText(metadata, 'applies_to') ?? '')}`];
  return fingerprintOf([...head, normalForm(tree, text, leftOut(document))].join('\n'));
}
