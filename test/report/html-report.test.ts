import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { HtmlValidate } from 'html-validate';
import { after, before, describe, it } from 'mocha';
import { type Browser, chromium, type Page } from 'playwright-core';
import { htmlReport } from '../../server/src/core/report/html/html-report.ts';
import type { IsmsReport } from '../../server/src/core/report/model/isms-report.ts';
import { annexa, buildCli } from '../cli/built-cli.ts';

const example = new URL('../../examples/northwind', import.meta.url).pathname;
const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const browserPath = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => path && existsSync(path),
);
/** What a hostile author puts into titles, owners and texts. */
const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '=cmd()|x',
  '</style><style>*{display:none}',
  '</script><script>alert(2)',
  "' onmouseover='alert(3)",
  '\u202Eevil\u202C\u200B',
  '${1+1} {{x}} ]]>',
];

describe('HTML report', () => {
  let report: IsmsReport;

  before(async () => {
    await buildCli();
    report = JSON.parse(annexa(example, ['report', '--format', 'json']).stdout);
  });

  it('is valid HTML', async () => {
    const checker = new HtmlValidate({
      extends: ['html-validate:standard'],
      rules: {
        // the report is written by a serializer, which spells things its own way
        'attribute-boolean-style': 'off',
        'no-trailing-whitespace': 'off',
        'void-style': 'off',
        'attr-quotes': 'off',
        'long-title': 'off',
        'no-inline-style': 'error',
        // one file without a network is what it is for
        'require-sri': 'off',
        // regions that scroll are named, so that they can be reached
        'prefer-native-element': 'off',
      },
    });
    const result = await checker.validateString(htmlReport(report));
    assert.deepEqual(
      result.results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, line, column }) => `${ruleId} ${message} ${line}:${column}`),
      ),
      [],
    );
  });

  it('runs and loads nothing but its own script and style, by their hashes', () => {
    const html = htmlReport(report);
    const policy = /content-security-policy" content="([^"]+)"/.exec(html)?.[1]?.replaceAll('&#x27;', "'") ?? '';
    const hashes = [...html.matchAll(/<(?:style|script)>([\s\S]*?)<\/(?:style|script)>/g)].map(
      (match) =>
        `sha256-${createHash('sha256')
          .update(match[1] as string)
          .digest('base64')}`,
    );
    assert.equal(hashes.length, 2);
    for (const hash of hashes) assert.ok(policy.includes(hash), policy);
    assert.match(policy, /default-src 'none'/);
    assert.doesNotMatch(html, /\b(?:src|href)="(?!#)/, 'nothing is fetched');
    assert.doesNotMatch(html, /\sstyle="/);
  });

  describe('in a browser', () => {
    let browser: Browser;
    before(async function () {
      if (!browserPath) return process.env.CI ? assert.fail('Chromium is missing') : this.skip();
      browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
    });
    after(async () => browser?.close());

    for (const colorScheme of ['light', 'dark'] as const)
      it(`is accessible in ${colorScheme}`, async () => {
        const page = await browser.newPage({ colorScheme, bypassCSP: true });
        await page.setContent(htmlReport(report));
        const violations = await violationsOf(page);
        assert.deepEqual(violations, []);
        await page.close();
      });

    it('shows hostile text as text', async () => {
      let i = 0;
      // words of ours, which no author writes
      const kept = new Set(['state', 'kind', 'extent', 'severity', 'groups', 'attributes', 'group', 'id', 'code', 'rule']);
      const poison = <T>(value: T): T => {
        if (typeof value === 'string') return (/^\d{4}-\d\d-\d\d$/.test(value) ? value : hostile[i++ % hostile.length]) as T;
        if (Array.isArray(value)) return value.map(poison) as T;
        if (value === null || typeof value !== 'object') return value;
        return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, kept.has(key) ? each : poison(each)])) as T;
      };
      const page = await browser.newPage({ bypassCSP: true });
      let alerts = 0;
      page.on('dialog', (dialog) => {
        alerts++;
        void dialog.dismiss();
      });
      const poisoned = poison({ ...report, frameworks: [] });
      await page.setContent(htmlReport({ ...poisoned, frameworks: report.frameworks, summary: report.summary }));
      const found = await page.evaluate(() => ({
        scripts: document.querySelectorAll('script').length,
        styles: document.querySelectorAll('style').length,
        others: document.querySelectorAll('img, iframe, object, embed, link, form, base').length,
        handlers: [...document.querySelectorAll('*')].filter((element) => element.getAttributeNames().some((name) => name.startsWith('on')))
          .length,
        shown: document.body.innerText.includes('<script>alert(1)</script>'),
        turned: /[\u202E\u200B]/.test(document.body.innerText),
      }));
      assert.deepEqual([found, alerts], [{ scripts: 1, styles: 1, others: 0, handlers: 0, shown: true, turned: false }, 0]);
      await page.close();
    });

    for (const theme of ['vscode-dark', 'vscode-light'] as const)
      it(`is accessible in the webview of an editor, ${theme}, whatever the browser prefers`, async () => {
        const page = await browser.newPage({ colorScheme: theme === 'vscode-dark' ? 'light' : 'dark', bypassCSP: true });
        const html = htmlReport(report, { webview: true }).replace('<body>', `<body class="${theme}">`);
        // what VS Code puts into its webviews
        await page.addInitScript(() =>
          Object.assign(window, { acquireVsCodeApi: () => ({ getState: () => undefined, setState: () => undefined }) }),
        );
        await page.goto('about:blank');
        await page.setContent(html);
        const colors =
          theme === 'vscode-dark' ? ['#1f1f1f', '#cccccc', '#4daafc', '#202020'] : ['#ffffff', '#3b3b3b', '#005fb8', '#f8f8f8'];
        await page.evaluate((values) => {
          const names = ['editor-background', 'editor-foreground', 'textLink-foreground', 'editorWidget-background'];
          names.forEach((name, i) => {
            document.documentElement.style.setProperty(`--vscode-${name}`, values[i] as string);
          });
        }, colors);
        assert.deepEqual(await violationsOf(page), []);
        await page.close();
      });

    it('filters and sorts with its script, under its own policy', async () => {
      const page = await browser.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(String(error)));
      await page.setContent(htmlReport(report));
      const controls = page.locator('#iso27001-2022-controls');
      await controls.getByLabel('Filter').fill('A.8.13');
      assert.deepEqual(await controls.locator('tbody tr:visible th').allInnerTexts(), ['A.8.13']);
      await controls.getByLabel('Filter').fill('');
      await controls.getByRole('button', { name: 'Control' }).click();
      await controls.getByRole('button', { name: 'Control' }).click();
      assert.equal(await controls.locator('tbody th').first().innerText(), 'A.8.34');
      assert.deepEqual(complaints, []);
      await page.close();
    });

    it('leads from its contents to each section, though what is out of sight is not laid out yet', async () => {
      const page = await browser.newPage({ viewport: { width: 1300, height: 900 } });
      await page.setContent(htmlReport(report));
      const links = page.locator('nav a');
      const missed: string[] = [];
      for (let i = 0; i < (await links.count()); i++) {
        await page.evaluate(() => scrollTo(0, 0));
        await links.nth(i).click();
        const target = page.locator((await links.nth(i).getAttribute('href')) as string);
        // the last sections are as far up as the page scrolls
        const isThere = await target.evaluate((section) => {
          const { top } = section.getBoundingClientRect();
          const isAtEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
          return Math.abs(top) < 100 || (isAtEnd && top < innerHeight);
        });
        if (!isThere) missed.push(await links.nth(i).innerText());
      }
      assert.deepEqual(missed, []);
      await page.close();
    });

    it('fits a narrow screen: what is wider scrolls by itself', async () => {
      const page = await browser.newPage({ viewport: { width: 360, height: 800 } });
      await page.setContent(htmlReport(report));
      const wide = await page.evaluate(() => {
        for (const section of document.querySelectorAll('section')) section.style.contentVisibility = 'visible';
        const beyond = [...document.querySelectorAll('main *, header *')].filter(
          (element) => element.closest('.scroll') === null && element.getBoundingClientRect().right > innerWidth + 1,
        );
        return [document.documentElement.scrollWidth, ...beyond.map((element) => element.outerHTML.slice(0, 80))];
      });
      assert.deepEqual(wide, [360]);
      await page.close();
    });

    it('repeats the heads of its tables on paper, where buttons are left out, and keeps colours', async () => {
      const page = await browser.newPage();
      await page.setContent(htmlReport(report));
      await page.emulateMedia({ media: 'print' });
      const looks = await page.evaluate(() =>
        [
          ['thead button', 'display'],
          ['thead', 'display'],
          ['nav', 'display'],
          ['body', 'print-color-adjust'],
        ].map(([selector, name]) =>
          getComputedStyle(document.querySelector(selector as string) as Element).getPropertyValue(name as string),
        ),
      );
      assert.deepEqual(looks, ['contents', 'table-header-group', 'none', 'exact']);
      await page.close();
    });

    it('numbers its pages on paper, and opens there what is closed on the screen', async () => {
      const page = await browser.newPage();
      await page.setContent(htmlReport(report));
      assert.match(htmlReport(report), /@page \{[^@]*@bottom-right \{ content: counter\(page\)/);
      const isShown = () => page.evaluate(() => document.querySelector('details pre')?.checkVisibility());
      assert.equal(await isShown(), false);
      await page.emulateMedia({ media: 'print' });
      assert.equal(await isShown(), true);
      await page.close();
    });

    it('names the steps of the risk matrix as the config does, and what its colours mean', async () => {
      const page = await browser.newPage();
      await page.setContent(htmlReport(report));
      assert.deepEqual(
        await page.locator('.matrix tbody th').allTextContents(),
        ['5frequent', '4likely', '3possible', '2unlikely', '1rare'].map((step) => `Likelihood ${step}`),
      );
      assert.match((await page.locator('#risks').textContent()) ?? '', /green up to 6 · amber up to 12 · red above 12/);
      await page.close();
    });

    it('tells what is written and not in force from what is not there', async () => {
      const page = await browser.newPage();
      const items = report.readiness?.items.map((item) =>
        item.id === 'statement-of-applicability' ? { ...item, state: 'draft' as const, documented: false } : item,
      );
      assert.ok(report.readiness && items);
      await page.setContent(htmlReport({ ...report, readiness: { ...report.readiness, items } }));
      const attention = await page.locator('#attention li').allInnerTexts();
      assert.ok(attention.includes('1 thing that the clauses ask for in writing is not there: 8.3 Risk treatment results'), `${attention}`);
      assert.ok(attention.includes('1 thing that the clauses ask for is written, but not in force: 6.1.3 d) Statement of Applicability'));
      await page.close();
    });

    it('says behind every state that is not good why it is so, and in the end where the numbers come from', async () => {
      const page = await browser.newPage();
      await page.setContent(htmlReport(report));
      const [framework] = report.frameworks;
      for (const { id, state, reason } of framework?.controls ?? []) {
        if (state === 'covered') continue;
        assert.notEqual(reason, '', id);
        const row = await page.locator(`#control-${id.toLowerCase().replaceAll('.', '\\.')}`).textContent();
        assert.ok(row?.includes(state) && row.includes(reason.replaceAll('`', '')), `${row}`);
      }
      const attention = await page.locator('#attention').textContent();
      for (const { id, state } of framework?.controls ?? [])
        if (state !== 'covered' && state !== 'excluded') assert.ok(attention?.includes(id), `${id} ${state}`);
      const shown = await page.locator('#headline').textContent();
      const { effective, claimed, decided } = framework ?? {};
      for (const ratio of [effective, claimed, decided, report.readiness?.documented.items])
        assert.ok(ratio && shown?.includes(`${ratio.k}/${ratio.n}${ratio.percent} %`), `${shown}`);
      assert.equal((shown?.match(/\d+\/\d+/g) ?? []).length, 6);
      await page.close();
    });

    it('is all there without its script', async () => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.setContent(htmlReport(report));
      assert.equal(await page.locator('#iso27001-2022-controls tbody tr').count(), 93);
      assert.equal(await page.locator('input').count(), 0);
      await context.close();
    });
  });
});

interface AxeViolation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe objects to on a page. */
async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const found = await (window as unknown as { axe: { run(): Promise<{ violations: AxeViolation[] }> } }).axe.run();
    return found.violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ html }) => html)
          .join(' ')}`,
    );
  });
}
