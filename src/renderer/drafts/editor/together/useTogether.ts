import type { LexicalEditor } from 'lexical'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { isLaidAlike } from '../../../../shared/drafts/laid-alike.ts'
import type { Draft } from '../../../../shared/drafts/model.ts'
import { AppError } from '../../../../shared/kernel/errors.ts'
import { useSay } from '../../../ui/toast.tsx'
import { $numbering } from '../nodes/numbering.ts'
import { $said } from '../nodes/rootState.ts'
import { adoptText } from '../page/adoptText.ts'
import type { BlockCache } from '../page/cache.ts'
import type { EditorProps } from '../props.ts'
import { useFollow } from './follow/useFollow.ts'
import { type Home, leaveHome } from './home.ts'
import type { TogetherLink } from './link.ts'
import type { SessionState, TogetherSession } from './session.ts'
import { useWriters } from './useWriters.ts'

interface Page {
  readonly editor: LexicalEditor
  readonly cache: BlockCache
  readonly latest: RefObject<EditorProps>
  readonly home: RefObject<Home | undefined>
  readonly history: { readonly pause: () => void; readonly resume: () => void }
  readonly caretLayer: RefObject<HTMLElement | null>
  readonly flush: () => Promise<void>
  readonly draft: () => Draft
  /** puts on the page a text saved elsewhere */
  readonly adopt: (next: Draft) => void
}

const OTHERWISE =
  'Ce texte vient de changer de titre ou de présentation dans l’espace. Il est relu\u00a0: recommencez quand il est à l’écran.'

const conflictsText = (count: number): string =>
  `${count > 1 ? `${count} passages ont été écrits autrement` : 'Un passage a été écrit autrement'} ici et dans la séance. Le texte garde ici les mots de la séance\u00a0; les vôtres vous seront proposés quand elle sera finie.`

export type Together = ReturnType<typeof useTogether>

/** The writing of the text with others at the same moment: where it may be, the session this page is in, and the ways in and out. */
export function useTogether({ editor, cache, latest, home, history, caretLayer, flush, draft, adopt }: Page) {
  const say = useSay()
  const [spaces, setSpaces] = useState<Awaited<ReturnType<TogetherLink['look']>>>([])
  const [state, setState] = useState<SessionState>()
  const [isBusy, setBusy] = useState(false)
  const session = useRef<TogetherSession>(undefined)
  const isMounted = useRef(true)
  const link = latest.current.together

  useEffect(() => {
    link?.look().then(setSpaces, () => undefined)
  }, [link])

  const open = spaces.filter(one => !one.refusal)
  const writers = useWriters(
    link,
    open.map(one => one.space),
    state !== undefined || isBusy,
  )

  const follow = useFollow(writers)

  /** The text is written alone again, with what had stayed home. */
  const restore = useCallback(() => {
    session.current = undefined
    setState(undefined)
    if (!home.current) return
    const whole = draft()
    home.current = undefined
    adoptText(editor, cache, whole)
    history.resume()
  }, [editor, cache, home, history, draft])

  const join = useCallback(
    async (space: string) => {
      if (!link || session.current) return
      setBusy(true)
      editor.setEditable(false)
      try {
        await flush()
        await link.keep()
        const { openSession } = await import('./session.ts')
        session.current = await openSession({
          ...{ editor, link, space, caretLayer: caretLayer.current, onState: setState },
          onMet: async () => {
            const next = await link.text()
            const current = draft()
            if (!isLaidAlike(next, current)) throw new AppError('refused', OTHERWISE)
            if (next.revision !== current.revision) adopt(next)
          },
          onBegin: () => {
            if (home.current) return
            const text = draft()
            const { home: own, blocks } = leaveHome(text)
            history.pause()
            adoptText(editor, cache, { ...text, base: '', blocks: [...blocks] })
            home.current = own
          },
          shown: {
            read: () => ({
              ...editor.read(() => ({ numbering: $numbering(), comments: [...$said()] })),
              blocks: cache.blocks(),
            }),
            put: merged => adoptText(editor, cache, { ...draft(), base: '', ...merged }),
            onConflicts: count => say.error(new Error(conflictsText(count))),
          },
          onNote: () =>
            say.error(
              new Error(
                'Les notes privées restent sur ce poste\u00a0: elles ne s’écrivent pas pendant que le texte est ouvert à plusieurs.',
              ),
            ),
          onEnd: reason => {
            restore()
            if (reason) say.error(new Error(reason))
          },
        })
        // the text was left while the session was being joined
        if (!isMounted.current) await session.current.leave(flush)
      } catch (error) {
        restore()
        say.error(error)
      } finally {
        editor.setEditable(true)
        setBusy(false)
      }
    },
    [editor, cache, link, caretLayer, home, history, flush, draft, adopt, restore, say],
  )

  const leave = useCallback(async () => {
    setBusy(true)
    try {
      await session.current?.leave(flush)
    } catch (error) {
      say.error(error)
    } finally {
      setBusy(false)
    }
  }, [flush, say])

  // a text that is left is folded: its last words are saved by then
  const leaving = useRef(leave)
  leaving.current = leave
  useEffect(() => {
    isMounted.current = true
    return () => {
      isMounted.current = false
      void leaving.current()
    }
  }, [])
  return { spaces: open, writers, state, isBusy, follow, join, leave }
}
