import { withParts } from '../package/zip-parts.ts'
import { isHyphenated } from './hyphenation.ts'
import { type StyleId, styleNames } from './style-names.ts'

const COMPATIBILITY = 'http://schemas.microsoft.com/office/word'

/**
 * A Word file whose running text alone is cut at the ends of lines, at the foot of a page too: LibreOffice and Word would each move
 * the last line of a page otherwise. Nothing is said of a style that is cut nor of `Normal`, which it is based on: LibreOffice gives one
 * that is told to cut its words neither the zone nor the limit of the settings.
 */
export const withHyphenation = (zip: Buffer): Buffer =>
  withParts(zip, {
    'word/styles.xml': text =>
      text.replace(/<w:style [^>]*w:styleId="(\w+)".*?<\/w:style>/gs, (style, id: string) =>
        !(id in styleNames) || id === 'Normal' || isHyphenated(id as StyleId) ? style : withoutHyphens(style),
      ),
    'word/settings.xml': text =>
      text.replace(
        '</w:compat>',
        `<w:compatSetting w:name="allowHyphenationAtTrackBottom" w:uri="${COMPATIBILITY}" w:val="1"/></w:compat>`,
      ),
  })

/** A style whose words are not cut: said before its spacing, which all of ours have. */
const withoutHyphens = (style: string) =>
  style.replace(/(<w:pPr>.*?)(<w:spacing )/s, '$1<w:suppressAutoHyphens/>$2')
