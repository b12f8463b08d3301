import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { fixTexts } from '../../server/src/cli/fix/fix-texts.ts';
import { scanWorkspace } from '../support/open-workspace.ts';
import { faultyPolicy } from './sample-documents.ts';

describe('fixTexts', () => {
  it('mends the text that is there, not the one that was scanned', async () => {
    const { service } = await scanWorkspace({ 'a.md': faultyPolicy });
    const [uri = ''] = service.urisWithFindings();
    const untouched = await fixTexts(
      service,
      () => true,
      async () => faultyPolicy,
    );
    const again = await scanWorkspace({ 'a.md': faultyPolicy });
    const longer = `${faultyPolicy.slice(0, 4)}# a remark that came in the meantime\n${faultyPolicy.slice(4)}`;
    const result = await fixTexts(
      again.service,
      () => true,
      async () => longer,
    );
    assert.equal(result.stable, true);
    const [file] = result.files;
    assert.equal(file?.before, longer);
    assert.equal(file?.after.replace('# a remark that came in the meantime\n', ''), untouched.files[0]?.after);
    assert.equal(file?.uri, uri);
  });
});
