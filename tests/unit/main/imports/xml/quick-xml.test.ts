import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../../../../src/main/imports/refusal.ts'
import { quick, scanXml } from '../../../../../src/main/imports/xml/quick-xml.ts'
import { readXml } from '../../../../../src/main/imports/xml/strict-xml.ts'
import { aDecisionXml, anArticleXml } from '../../../../fixtures/import/records.ts'
import { haveSamples, sampleFiles } from '../../../../fixtures/import/samples.ts'

/** The events told to a reader, in order, pieces of one text put together; or the reason of the refusal. */
function told(read: (events: ReturnType<typeof recorder>) => unknown): unknown {
  const events = recorder()
  try {
    read(events)
    return events.all
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.message
  }
}

function recorder() {
  const all: unknown[] = []
  let text = ''
  let depth = 0
  const flush = () => {
    if (text) all.push(text)
    text = ''
  }
  return {
    all,
    open(name: string, attributes: Readonly<Record<string, string>>) {
      flush()
      depth += 1
      all.push([name, { ...attributes }])
    },
    text(chunk: string) {
      // what stands outside the root is no part of the document
      if (depth) text += chunk
    },
    close(name: string) {
      flush()
      depth -= 1
      all.push(`/${name}`)
    },
  }
}

const strict = (xml: string) => told(events => readXml(xml, events))

/** Quick, when it takes a document, tells what the strict reader tells; and the reader of both always agrees with it. */
function agree(xml: string): boolean {
  const judge = strict(xml)
  let taken = false
  const fast = told(events => {
    taken = quick(xml, events)
  })
  if (taken) expect(fast).toEqual(judge)
  let last = recorder()
  const both = told(() =>
    scanXml(xml, () => {
      last = recorder()
      return last
    }),
  )
  expect(typeof both === 'string' ? both : last.all).toEqual(judge)
  return taken
}

const archives = [
  'dila/Freemium_jade_global_20260401-140000.tar.gz',
  'dila/Freemium_constit_global_20260401-140000.tar.gz',
  'dila/Freemium_cnil_global_20260401-140000.tar.gz',
  'dila/Freemium_cass_global_20231119-100000.tar.gz',
  'dila/CASS_20180326-200647.tar.gz',
  'dila/LEGI_20260401-210000.tar.gz',
  'opendata-ce/CE_202111.zip',
  'opendata-ce/CAA_202603.zip',
  'opendata-ce/TA_202603.zip',
]
const real = haveSamples ? await Promise.all(archives.map(name => sampleFiles(name, 400))) : []
const records = [
  aDecisionXml().slice(1),
  anArticleXml(),
  ...real
    .flat()
    .flatMap(({ path, bytes }) =>
      path.endsWith('.xml') ? [bytes.toString('utf8').replace('\ufeff', '')] : [],
    ),
]

describe('the quick reader of XML', () => {
  it('takes every plain record, and says what the strict one says', () => {
    expect(records.filter(agree)).toHaveLength(records.length)
  })

  it.each([
    '<a>x<!-- c -->y<![CDATA[<z>&amp;]]>t</a>',
    '<a b="1" c="&lt;&#233;&#x2011;"/>',
    '<a\n b="1"\n c="2" ></a >',
    '<a:b xmlns:a="u"/>',
    '<a>x\r\ny\rz\n\r</a>',
    '<?xml version="1.0" encoding="UTF-8" ?>\n<a>&amp;nbsp; &#160;</a>\n',
  ])('takes %j', xml => expect(agree(xml)).toBe(true))

  it.each([
    '<a b="1" b="2"/>',
    "<a b='1'/>",
    '<a>&nbsp;</a>',
    '<a>&#0;</a>',
    '<a>&#xD800;</a>',
    '<a>]]></a>',
    '<a>\u0001</a>',
    '<a b="x\ny"/>',
    '<a b="x\ry"/>',
    '<a b="<"/>',
    '<a>& b</a>',
    '<a></b>',
    '<a/><b/>',
    '<a/>x',
    'x<a/>',
    '<a',
    '<a><!-- -- --></a>',
    '<a><!-- x</a>',
    '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
    '<a><?pi x?></a>',
    '<é/>',
    '<a __proto__="1"/>',
    '<a constructor="1"/>',
    `${'<a>'.repeat(250)}`,
    '',
  ])('leaves %j to the strict reader', xml => expect(agree(xml)).toBe(false))

  it('has room for so many elements, attributes and names, and leaves the rest', () => {
    const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth)
    expect(agree(nested(200))).toBe(true)
    expect(agree(nested(201))).toBe(false)
    const attributes = (count: number) =>
      `<a${Array.from({ length: count }, (_, n) => ` b${n}="1"`).join('')}/>`
    expect(agree(attributes(64))).toBe(true)
    expect(agree(attributes(65))).toBe(false)
    expect(agree(`<${'n'.repeat(300)}/>`)).toBe(false)
    expect(agree(`<a>${Array.from({ length: 600 }, (_, n) => `<name${n}/>`).join('')}</a>`)).toBe(false)
    // which keeps no other from being taken
    expect(agree('<other/>')).toBe(true)
  })

  it('takes a document whatever the names of those before it', () => {
    const named = (prefix: string) =>
      `<a>${Array.from({ length: 300 }, (_, n) => `<${prefix}${n}/>`).join('')}</a>`
    for (const prefix of ['one', 'two', 'three']) expect(agree(named(prefix))).toBe(true)
  })

  it('judges the attributes nobody looks at', () => {
    const unlooked = (xml: string) => quick(xml, { ...recorder(), withAttributes: new Set<string>() })
    expect(unlooked('<a b="1" c="&amp;"/>')).toBe(true)
    expect(unlooked('<a b="1" c="2" b="3"/>')).toBe(false)
    expect(unlooked('<a b="&x;"/>')).toBe(false)
  })

  it('leaves untold what an element that is not looked into holds, and judges it', () => {
    const past = (xml: string) => {
      const events = recorder()
      const open = (name: string, attributes: Record<string, string>) => {
        events.open(name, attributes)
        return name === 'b' || undefined
      }
      return quick(xml, { ...events, open }) && events.all
    }
    expect(past('<a>x<b><b>y<c d="1"/></b>z</b>t<b/>u</a>')).toEqual([
      ['a', {}],
      'x',
      ['b', {}],
      '/b',
      't',
      ['b', {}],
      '/b',
      'u',
      '/a',
    ])
    expect(past('<a><b>&x;</b></a>')).toBe(false)
    expect(past('<a><b c="&#0;"/></a>')).toBe(false)
  })

  it('agrees on records that were spoilt', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<',
        '>',
        '/>',
        '</',
        '&',
        '&amp;',
        '&#65;',
        '&#x1F600;',
        '&#xfffe;',
        '&#x0000041;',
        '&#55296;',
        '&apos',
        '&#;',
        '"',
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        '<?x?>',
        '\r',
        '\u0000',
      ),
      fc.string({ maxLength: 6, unit: 'binary' }),
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...records.filter((_, at) => at % 9 === 0 || at < 2)),
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(12), piece), {
          minLength: 1,
          maxLength: 3,
        }),
        (record, splices) => {
          let xml = record.slice(0, 6000)
          for (const [where, cut, insert] of splices) {
            const at = Math.floor(where * xml.length)
            xml = xml.slice(0, at) + insert + xml.slice(at + cut)
          }
          agree(xml)
          agree(record.length <= 6000 ? xml : `${xml}${record.slice(6000)}`)
        },
      ),
      { numRuns: 300 },
    )
  })
})
