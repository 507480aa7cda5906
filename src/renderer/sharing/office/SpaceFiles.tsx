import { useState } from 'react'
import type { FileChoice, SpaceState } from '../../../shared/sharing/office/contract.ts'
import { FILE_CHOICE_HELP, FILE_CHOICE_WORDS } from '../../../shared/sharing/office/desk-words.ts'
import { call } from '../../kernel/api.ts'
import { Choice } from '../../ui/field.tsx'
import { count } from '../../ui/quantities.ts'
import { useSay } from '../../ui/toast.tsx'

/** Lets this desk keep the exhibits of a space, or leave their files there until they are asked for. */
export function SpaceFiles({ state }: { readonly state: SpaceState }) {
  const { space, remoteFiles } = state
  const [chosen, setChosen] = useState<FileChoice>()
  const say = useSay()
  const files = chosen ?? state.files
  const choose = (value: string) => {
    const next = value === 'keep' ? value : 'on-demand'
    setChosen(next)
    call['office.chooseFiles']({ space, files: next })
      .catch(say.error)
      .finally(() => setChosen(undefined))
  }
  return (
    <Choice
      label="Pièces de cet espace"
      value={files}
      onChange={choose}
      options={Object.entries(FILE_CHOICE_WORDS).map(([key, label]) => ({ value: key, label }))}
      help={
        <>
          {FILE_CHOICE_HELP[files]}
          {remoteFiles > 0 &&
            ` ${count(remoteFiles, 'fichier est resté', 'fichiers sont restés')} dans l’espace${files === 'keep' ? '\u00a0: à la prochaine rencontre.' : '.'}`}
        </>
      }
    />
  )
}
