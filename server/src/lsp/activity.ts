import { isConfigFile } from '../core/config/config-set.ts';
import type { IsmsService } from '../core/service-api.ts';

/**
 * Whether the editor is to say anything about a file: only where a config file governs it, or where its own metadata say
 * that it belongs to an ISMS. Everybody else's Markdown is left alone.
 */
export function isActive(service: IsmsService, uri: string): boolean {
  if (isConfigFile(uri) || service.configFor(uri).uri !== null) return true;
  return service.document(uri)?.classification.declared === true;
}
