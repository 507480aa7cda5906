import type { Format, Look } from '../looks/look.ts'
import { type Face, type Para, type Span, spansIn } from './pieces.ts'

/** Names of the faces that set at least one sign of these paragraphs, their numbers and notes included. */
export function facesUsed(paras: readonly Para[], look: Look): string[] {
  const names = new Set<string>()
  const add = (text: string, face: Face, format: Format) => {
    if (!/\S/.test(text)) return
    names.add(face.mono || format.mono ? look.fonts.mono : (format.font?.name ?? look.fonts.text))
  }
  const walk = (span: Span, format: Format): void => {
    if (span.kind === 'entry') return
    if (span.kind === 'note') {
      add(String(span.number), {}, format)
      for (const one of span.spans) walk(one, look.styles.FootnoteText)
      return
    }
    if ('face' in span) add('text' in span ? span.text : '1', span.face, format)
    for (const one of spansIn(span)) walk(one, format)
  }
  for (const { style, spans, numbering } of paras) {
    add(numbering?.label ?? '', {}, look.styles[style])
    for (const span of spans) walk(span, look.styles[style])
  }
  return [...names]
}
