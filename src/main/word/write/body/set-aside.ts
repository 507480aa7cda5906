import type { IXmlableObject } from 'docx'

const MARK = 'pretoire-stretch'

/** Stretches of XML that the Word library neither copies, nor searches, nor packs: it writes a mark in place of each. */
export interface SetAside {
  /** keeps a stretch; the mark to be written in its place */
  keep(xml: string): IXmlableObject
  /** a part as the library wrote it, each mark replaced by its stretch */
  fill(part: string): string
}

export function setAside(): SetAside {
  const stretches: string[] = []
  return {
    keep: xml => ({ [MARK]: { _attr: { n: stretches.push(xml) - 1 } } }),
    fill: part =>
      part.replace(new RegExp(`<${MARK} n="(\\d+)"/>`, 'g'), (_, n: string) => stretches[Number(n)] ?? ''),
  }
}
