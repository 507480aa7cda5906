import { useState } from 'react'
import { call, useCall } from '../kernel/api.ts'
import { Button } from './button.tsx'
import { Box } from './dialog.tsx'
import { Field } from './field.tsx'
import { useSay } from './toast.tsx'

/** `J’ai lu ce texte`: one press once the initials are set; undone like any act. */
export function ReadIt({ id }: { readonly id: string }) {
  const { value: settings } = useCall('settings.get', {}, ['settings'])
  const [asking, setAsking] = useState(false)
  const say = useSay()
  const read = async (by: string) => {
    setAsking(false)
    try {
      const { act, changed, refused } = await call['library.bulk']({ ids: [id], bulk: { act: 'verify', by } })
      if (refused.length > 0)
        return say.error(new Error('Cet argument n’a pas de source\u00a0: il ne peut être dit vérifié.'))
      if (changed === 0) return say.success('Vous l’avez déjà dit lu aujourd’hui.')
      say.success(`Texte dit lu par ${by}.`, async () => {
        await call['library.undo']({ act })
      })
    } catch (error) {
      say.error(error)
    }
  }
  const initials = settings?.initials?.trim()
  return (
    <>
      <Button look="quiet" onPress={() => (initials ? void read(initials) : setAsking(true))}>
        J’ai lu ce texte
      </Button>
      {asking && <AskInitials onAnswer={by => void read(by)} onClose={() => setAsking(false)} />}
    </>
  )
}

/** Asks who read: the initials are kept for the next time. */
export function AskInitials({
  onAnswer,
  onClose,
}: {
  readonly onAnswer: (by: string) => void
  readonly onClose: () => void
}) {
  const { value: settings } = useCall('settings.get', {})
  const [initials, setTyped] = useState<string>()
  const by = (initials ?? settings?.initials ?? '').trim()
  const answer = () => {
    void call['settings.save']({ values: { initials: by } }).catch(() => undefined)
    onAnswer(by)
  }
  return (
    <Box title="J’ai lu ce texte" open onClose={onClose}>
      <form
        onSubmit={event => {
          event.preventDefault()
          if (by) answer()
        }}
      >
        <Field
          label="Vos initiales"
          value={initials ?? settings?.initials ?? ''}
          onChange={text => setTyped(text.slice(0, 20))}
          help="Gardées avec le jour, dans tous vos dossiers&nbsp;; jamais envoyées."
          autoFocus
        />
        <div className="actions">
          <Button look="main" type="submit" isDisabled={!by}>
            Dire que c’est lu
          </Button>
          <Button look="quiet" onPress={onClose}>
            Annuler
          </Button>
        </div>
      </form>
    </Box>
  )
}
