import type { Offer } from '../../../../shared/library/cite/find/offer.ts'
import { fitsIn } from '../../../../shared/library/cite/find/offer.ts'
import type { EditorProps } from '../props.ts'
import type { Candidate } from './take.ts'
import type { TextLine } from './textLines.ts'

/** Reads the citations of lines in a thread of its own. */
const readLines = (lines: readonly string[]): Promise<Offer[][]> =>
  new Promise((resolve, fail) => {
    const worker = new Worker(new URL('./citations.worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', (event: MessageEvent<Offer[][]>) => {
      worker.terminate()
      resolve(event.data)
    })
    worker.addEventListener('error', event => {
      worker.terminate()
      fail(new Error(event.message))
    })
    worker.postMessage(lines)
  })

const around = 60

/** The citations of these lines, with their sources where the library has them. */
export async function findCandidates(
  lines: readonly TextLine[],
  recognise: EditorProps['recognise'],
): Promise<Candidate[]> {
  const offers = (await readLines(lines.map(line => line.text))).flatMap((citations, at) =>
    citations.map(offer => ({ offer, line: lines[at] as TextLine })),
  )
  if (offers.length === 0) return []
  const sources = await recognise(offers.map(({ offer }) => offer.keys))
  return offers.map(({ offer, line }, at): Candidate => {
    const { start, end, written: typedText, label, pin, form } = offer
    const source = sources[at]
    const citation = source && (form === 'short' ? source.short : source.full)
    return {
      line: line.key,
      start,
      typedText,
      label,
      form,
      before: line.text.slice(Math.max(0, start - around), start),
      after: line.text.slice(end, end + around),
      fits: citation ? fitsIn(typedText, citation) : false,
      ...(source && { source: { kind: source.kind, id: source.id, ...(pin && { pin }) } }),
      ...(citation && { citation: pin ? `${citation}, ${pin}` : citation }),
    }
  })
}
