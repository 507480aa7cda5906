import type { Package } from '../package/package.ts'
import { child, children, type Node, readTree } from '../package/word-xml.ts'

/** The faces and the colours of a theme, by the names styles call them. */
export interface Theme {
  readonly font: (name: string) => string | undefined
  readonly color: (name: string) => string | undefined
}

const COLOR_ALIASES: Readonly<Record<string, string>> = {
  tx1: 'dk1',
  bg1: 'lt1',
  tx2: 'dk2',
  bg2: 'lt2',
  text1: 'dk1',
  background1: 'lt1',
  text2: 'dk2',
  background2: 'lt2',
  dark1: 'dk1',
  light1: 'lt1',
  dark2: 'dk2',
  light2: 'lt2',
  hyperlink: 'hlink',
  followedHyperlink: 'folHlink',
}

/** A hexadecimal colour, or none. */
export const hex = (value: string | undefined): string | undefined =>
  value !== undefined && /^[0-9a-f]{6}$/i.test(value) ? value.toUpperCase() : undefined

/** A name of a face that can stand in any part of a file. */
export const faceName = (value: string | undefined): string | undefined => {
  const name = value
    ?.replace(/[^\p{L}\p{N} .,'()_+-]/gu, '')
    .trim()
    .slice(0, 60)
  return name || undefined
}

/** Reads the theme of a file; one that is missing or damaged has nothing. */
export function readTheme(whole: Package): Theme {
  const path = whole.names.find(name => /^word\/theme\/theme\d*\.xml$/i.test(name))
  const elements = child(
    path === undefined ? undefined : treeOrNothing(() => readTree(whole.text(path) ?? '')),
    'a:themeElements',
  )
  const fonts = child(elements, 'a:fontScheme')
  const latin = (which: string) => faceName(child(child(fonts, which), 'a:latin')?.attributes.typeface)
  const [major, minor] = [latin('a:majorFont'), latin('a:minorFont')]
  const colors = new Map(
    children(child(elements, 'a:clrScheme')).flatMap(one => {
      const entry = children(one)[0]
      const color = hex(entry?.attributes.lastClr ?? entry?.attributes.val)
      return color ? [[one.name.replace(/^a:/, ''), color] as const] : []
    }),
  )
  return {
    font: name => (/^major/.test(name) ? major : /^minor/.test(name) ? minor : undefined),
    color: name => colors.get(COLOR_ALIASES[name] ?? name),
  }
}

function treeOrNothing(read: () => Node): Node | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
