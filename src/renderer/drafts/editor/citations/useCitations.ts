import { $getRoot, COMMAND_PRIORITY_LOW, HISTORY_PUSH_TAG, type LexicalEditor, type NodeKey } from 'lexical'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { Correction } from '../../../../shared/drafts/verify/cite-check.ts'
import { fitsIn, type Offer } from '../../../../shared/library/cite/find/offer.ts'
import type { Source } from '../../../../shared/library/model.ts'
import { retry } from '../../../kernel/retry.ts'
import { useSay } from '../../../ui/toast.tsx'
import { $head } from '../nodes/head.ts'
import { PASTED } from '../paste/registerReading.ts'
import type { EditorProps } from '../props.ts'
import { $makeLive, type Candidate } from './take.ts'
import { $linesIn, type TextLine } from './textLines.ts'

/** Reads the citations of lines in a thread of its own, begun again where it was not fetched. */
const readLines = (lines: readonly string[]): Promise<Offer[][]> => retry(() => readOnce(lines))

const readOnce = (lines: readonly string[]): Promise<Offer[][]> =>
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

const CONTEXT_CHARS = 60

/** The citations of these lines, with their sources where the library has them. */
async function findCandidates(
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
      before: line.text.slice(Math.max(0, start - CONTEXT_CHARS), start),
      after: line.text.slice(end, end + CONTEXT_CHARS),
      fits: citation ? fitsIn(typedText, citation) : false,
      ...(source && { source: { kind: source.kind, id: source.id, ...(pin && { pin }) } }),
      ...(citation && { citation: pin ? `${citation}, ${pin}` : citation }),
    }
  })
}

/** The citations met in what was just pasted, offered until they are taken or declined. */
export const useCitations = (
  editor: LexicalEditor,
  latest: RefObject<EditorProps>,
  learn: (...sources: Source[]) => void,
) => {
  const [candidates, setOffered] = useState<readonly Candidate[]>([])
  const turn = useRef(0)
  const say = useSay()

  const look = useCallback(
    async (keys: readonly NodeKey[]): Promise<readonly Candidate[]> => {
      turn.current += 1
      const mine = turn.current
      const lines = editor.read(() => $linesIn(keys))
      const candidates = await findCandidates(lines, citedKeys => latest.current.recognise(citedKeys))
      if (mine === turn.current) setOffered(candidates)
      return candidates
    },
    [editor, latest],
  )

  useEffect(
    () =>
      editor.registerCommand(
        PASTED,
        ({ keys }) => {
          setOffered([])
          // once the paste is on the page
          if (keys.length > 0) setTimeout(() => void look(keys).catch(say.error))
          return false
        },
        COMMAND_PRIORITY_LOW,
      ),
    [editor, look, say],
  )

  const take = async (selection: readonly Candidate[]): Promise<void> => {
    setOffered([])
    const ids = new Set(selection.flatMap(one => one.source?.id ?? []))
    try {
      learn(...(await Promise.all([...ids].map(id => latest.current.loadSource(id)))))
    } catch (error) {
      say.error(error)
      return
    }
    let takenCount = 0
    editor.update(
      () => {
        takenCount = $makeLive(selection)
      },
      { discrete: true, tag: HISTORY_PUSH_TAG },
    )
    const remaining = selection.length - takenCount
    say.success(
      `${takenCount > 1 ? `${takenCount} citations vivantes` : 'Une citation vivante'}.${remaining > 0 ? ` ${remaining > 1 ? `${remaining} passages ont` : 'Un passage a'} changé depuis et rest${remaining > 1 ? 'ent' : 'e'} du texte.` : ''} Ctrl+Z revient au texte.`,
    )
  }
  /** the same for the whole text, when one asks */
  const lookAtAll = useCallback(
    () =>
      look(editor.read(() => $getRoot().getChildrenKeys())).then(candidates => {
        if (candidates.length === 0) say.success('Aucune citation en toutes lettres dans ce texte.')
      }, say.error),
    [editor, look, say],
  )
  /** puts a live citation in the place of these words of a block */
  const correct = useCallback(
    async ({ block, written: typedText, source }: Correction): Promise<void> => {
      learn(await latest.current.loadSource(source.id))
      let takenCount = 0
      editor.update(
        () => {
          const top = $getRoot()
            .getChildren()
            .find(node => $head(node).id === block)
          const line = top && $linesIn([top.getKey()]).find(one => one.text.includes(typedText))
          if (!line) return
          const form = /^art\./i.test(typedText) ? ('short' as const) : ('auto' as const)
          takenCount = $makeLive([{ line: line.key, start: 0, typedText, form, source }])
        },
        { discrete: true, tag: HISTORY_PUSH_TAG },
      )
      if (takenCount > 0) say.success('La citation de la source a pris la place du texte. Ctrl+Z y revient.')
      else
        say.error(
          new Error(
            'Ces mots ne sont plus là, ou sont dans une note\u00a0: ouvrez la note pour les remplacer.',
          ),
        )
    },
    [editor, latest, learn, say],
  )
  return { candidates: candidates, take, lookAtAll, correct, decline: () => setOffered([]) }
}
