import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { validateXML } from 'xmllint-wasm';
import { ratio } from '../../server/src/core/isms/coverage.ts';
import { historyChart } from '../../server/src/core/report/history/history-chart.ts';
import type { HistoryPoint } from '../../server/src/core/report/history/report-history.ts';
import { attacks } from './hostile-workspace.ts';

/** Enough of a schema to have the picture read by an XML parser. */
const svgRoot = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/2000/svg" elementFormDefault="qualified">
  <xs:element name="svg"><xs:complexType><xs:sequence><xs:any maxOccurs="unbounded" processContents="skip"/></xs:sequence><xs:anyAttribute processContents="skip"/></xs:complexType></xs:element>
</xs:schema>`;

const point = (asOf: string, k: number, name = asOf, complete = true): HistoryPoint => ({
  name,
  asOf,
  complete,
  documents: 3,
  overdue: 0,
  errors: 0,
  warnings: 0,
  frameworks: [{ id: 'iso27001-2022', effective: ratio(k, 90), claimed: ratio(k + 5, 90), decided: ratio(k, 93) }],
});
const chart = (points: readonly HistoryPoint[]): string => historyChart({ schema: 1, report: 'history', points });
const numbersOf = (svg: string, attribute: string): number[] =>
  [...svg.matchAll(new RegExp(`<circle[^>]* ${attribute}="([\\d.]+)"`, 'g'))].map((match) => Number(match[1]));

describe('the picture of the history', () => {
  it('puts points where day and percentage say, and tells their numbers', () => {
    const svg = chart([point('2026-01-01', 0), point('2026-04-11', 45), point('2026-07-20', 90, 'v2')]);
    const [[x1, x2, x3], [y1, y2, y3]] = [numbersOf(svg, 'cx'), numbersOf(svg, 'cy')] as [
      [number, number, number],
      [number, number, number],
    ];
    // half of the days, half of the percentage
    assert.ok(Math.abs(x2 - (x1 + x3) / 2) < 1 && Math.abs(y2 - (y1 + y3) / 2) < 1, svg);
    assert.ok(x1 < x2 && y3 < y2);
    assert.match(svg, /<title>2026-04-11 2026-04-11: iso27001-2022 45\/90 \(50\.0 %\), claimed 50\/90 \(55\.5 %\)<\/title>/);
    assert.match(svg, /aria-label="Coverage by day: 2026-01-01 [^"]+v2: iso27001-2022 90\/90 \(100 %\)/);
  });

  it('is valid XML that shows hostile names and does nothing, for no, one and many points', async () => {
    const many = Array.from({ length: 40 }, (_, i) =>
      point(`2026-01-${String(1 + (i % 28)).padStart(2, '0')}`, i % 90, attacks[i % attacks.length]),
    );
    many.sort((a, b) => (a.asOf < b.asOf ? -1 : 1));
    for (const points of [[], [point('2026-01-01', 3, 'x', false)], many, many.map((each) => ({ ...each, asOf: '2026-01-01' }))]) {
      const svg = chart(points);
      const { valid, errors } = await validateXML({ xml: [{ fileName: 'history.svg', contents: svg }], schema: [svgRoot] });
      assert.equal(valid, true, JSON.stringify(errors));
      assert.doesNotMatch(svg, /<script|<img|<a |href=|\bon\w+=(?!alert)|[\u202e\u200b]|NaN/);
    }
  });
});
