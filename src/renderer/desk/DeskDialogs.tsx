import { useState } from 'react'
import type { Gathered } from '../../shared/contract/contract.ts'
import type { Draft } from '../../shared/drafts/model.ts'
import { Grounds } from '../drafts/checks/Grounds.tsx'
import { asError, call } from '../kernel/api.ts'
import { Boundary } from '../ui/boundary.tsx'
import { Button } from '../ui/button.tsx'
import { Box } from '../ui/dialog.tsx'
import { useSay } from '../ui/toast.tsx'
import { Export } from '../word/export/Export.tsx'
import { LookDialog } from '../word/LookDialog.tsx'
import type { OpenDesk } from './useDesk.ts'

interface Props {
  readonly desk: OpenDesk
  readonly draftContext: Gathered
  readonly author: string
}

/** The dialogs over the page: grounds, look, export, and a save that another window's refused. */
export function DeskDialogs({ desk, draftContext, author }: Props) {
  const { draft, flush, state } = desk
  const { dialogs } = state
  return (
    <>
      {dialogs.has('grounds') && (
        <Boundary panel="Moyens">
          <Grounds
            draft={draft}
            flush={flush}
            onAdopt={desk.adopt}
            onGo={block => block && desk.goToBlock(block.id)}
            onClose={() => desk.close('grounds')}
          />
        </Boundary>
      )}
      {dialogs.has('look') && (
        <Boundary panel="Présentation">
          <LookDialog
            draft={draft}
            style={draftContext.draft.style}
            letterhead={draftContext.draft.letterhead}
            model={draftContext.draft.model}
            numbering={draftContext.draft.numbering}
            hyphenated={draftContext.draft.hyphenated}
            onClose={() => desk.close('look')}
            flush={flush}
            onChanged={desk.readAgain}
          />
        </Boundary>
      )}
      <Boundary panel="Exporter" resetKey={String(dialogs.has('export'))}>
        <Export
          draft={draft}
          open={dialogs.has('export')}
          onClose={() => desk.close('export')}
          flush={flush}
          author={author}
        />
      </Boundary>
      <Stale
        mine={state.stale}
        onClose={() => desk.act({ kind: 'settle-stale' })}
        onReload={desk.readAgain}
      />
    </>
  )
}

interface StaleSaveProps {
  /** what is on screen and could not be saved */
  readonly mine?: Draft
  readonly onClose: () => void
  /** opens the text again as it is now saved */
  readonly onReload: () => void
}

/** Two windows wrote the same text: both versions are offered, none is lost. */
function Stale({ mine, onClose, onReload }: StaleSaveProps) {
  const [busy, setBusy] = useState(false)
  const say = useSay()
  const act = async (what: () => Promise<unknown>) => {
    setBusy(true)
    await what().then(onReload, cause => say.error(asError(cause)))
    setBusy(false)
  }
  if (!mine) return null
  const keep = async () => {
    const other = await call['drafts.get']({ id: mine.id })
    await call['drafts.save']({ draft: { ...mine, revision: other.revision } })
  }
  const both = async () => {
    const { id: _id, revision: _revision, updatedAt: _at, ...text } = mine
    const copy = await call['drafts.create']({
      dossier: mine.dossier,
      template: mine.template,
      title: `${mine.title} (version de cette fenêtre)`,
    })
    await call['drafts.save']({ draft: { ...text, title: copy.title, id: copy.id, revision: copy.revision } })
    say.success('Les deux versions sont gardées\u00a0: la vôtre est un texte à part dans le dossier.')
  }
  return (
    <Box title="Ce texte a été enregistré ailleurs" open onClose={onClose} alert>
      <p>
        Une autre fenêtre, une commande ou un autre membre a changé les mêmes mots depuis que vous les avez
        sous les yeux, ou la présentation du texte. Votre version est encore à l’écran, l’autre est dans la
        bibliothèque&nbsp;: rien n’est perdu.
      </p>
      <div className="actions column">
        <Button look="main" busy={busy} onPress={() => void act(both)}>
          Garder les deux
        </Button>
        <Button busy={busy} onPress={() => void act(keep)}>
          Garder la mienne, à la place de l’autre
        </Button>
        <Button busy={busy} onPress={onReload}>
          Prendre l’autre, abandonner la mienne
        </Button>
      </div>
    </Box>
  )
}
