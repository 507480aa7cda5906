import { useState } from 'react'
import { projectTitle } from '../../../shared/campaign/projects/states.ts'
import type { Output } from '../../../shared/contract/contract.ts'
import { call, upload } from '../../kernel/api.ts'
import { pickFiles } from '../../kernel/download.ts'
import { Button } from '../../ui/button.tsx'
import { Check } from '../../ui/check.tsx'
import { Box } from '../../ui/dialog.tsx'
import { count } from '../../ui/quantities.ts'
import { useSay } from '../../ui/toast.tsx'

/** Reads back a table of projects that a spreadsheet changed: what it would change is shown, and taken project by project. */
export function TakeTable() {
  const [reading, setReading] = useState<Output<'projects.readTable'>>()
  const say = useSay()
  const pick = () =>
    void pickFiles({ multiple: false, accept: '.csv,text/csv' })
      .then(
        async ([file]) => file && setReading(await call['projects.readTable']({ file: await upload(file) })),
      )
      .catch(say.error)
  return (
    <>
      <Button look="quiet" onPress={pick}>
        Reprendre un tableau (CSV)…
      </Button>
      <Box
        title="Reprendre un tableau"
        open={reading !== undefined}
        onClose={() => setReading(undefined)}
        wide
      >
        {reading && <TableReview reading={reading} onClose={() => setReading(undefined)} />}
      </Box>
    </>
  )
}

interface Props {
  readonly reading: Output<'projects.readTable'>
  readonly onClose: () => void
}

function TableReview({ reading: { proposals, refused, unchanged }, onClose }: Props) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [isSaving, setSaving] = useState(false)
  const say = useSay()
  const chosen = proposals.filter(({ project }) => !left.has(project.id))
  const choose = (id: string, isChosen: boolean) => {
    const next = new Set(left)
    if (isChosen) next.delete(id)
    else next.add(id)
    setLeft(next)
  }
  const take = async () => {
    setSaving(true)
    try {
      for (const { project } of chosen) await call['projects.save']({ project })
      say.success(`${count(chosen.length, 'fiche gardée', 'fiches gardées')}.`)
      onClose()
    } catch (error) {
      say.error(error)
      setSaving(false)
    }
  }
  return (
    <div className="table-review">
      <p role="status">
        {proposals.length === 0
          ? 'Ce tableau ne change rien.'
          : `${count(proposals.length, 'fiche à changer', 'fiches à changer')}.`}
        {unchanged > 0 && ` ${count(unchanged, 'ligne inchangée', 'lignes inchangées')}.`} Rien n’est encore
        écrit.
      </p>
      <ul className="table-proposals">
        {proposals.map(({ project, isNew, changes }) => (
          <li key={project.id}>
            <Check isChecked={!left.has(project.id)} onChange={isChosen => choose(project.id, isChosen)}>
              {projectTitle(project)}
              {isNew && ' (nouvelle fiche)'}
            </Check>
            <dl>
              {changes.map(one => (
                <div key={one.head}>
                  <dt>{one.head}</dt>
                  <dd>
                    {one.before && <del>{one.before}</del>} {one.after ? <ins>{one.after}</ins> : 'rien'}
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
      {refused.length > 0 && (
        <ul className="rejected">
          {refused.map(one => (
            <li key={one.line}>
              Ligne {one.line}, laissée&nbsp;: {one.reason}.
            </li>
          ))}
        </ul>
      )}
      <div className="actions">
        <Button look="main" busy={isSaving} isDisabled={chosen.length === 0} onPress={() => void take()}>
          Garder {count(chosen.length, 'fiche')}
        </Button>
        <Button look="quiet" onPress={onClose}>
          Annuler
        </Button>
      </div>
    </div>
  )
}
