import { useState } from 'react'
import { markNames, readMarks } from '../../../shared/campaign/waves/marks.ts'
import { type Wave, WaveMark } from '../../../shared/campaign/waves/model.ts'
import { call } from '../../kernel/api.ts'
import { Button } from '../../ui/button.tsx'
import { today } from '../../ui/date.ts'
import { Choice, Field } from '../../ui/field.tsx'
import { count } from '../../ui/quantities.ts'
import { useSay } from '../../ui/toast.tsx'

interface Props {
  readonly wave: Wave
  readonly chosen: readonly string[]
}

/** Notes one day on the chosen lines, or a pasted list of authorities each with its own. */
export function MarkLines({ wave, chosen }: Props) {
  const [mark, setMark] = useState<WaveMark>('sent')
  const [date, setDate] = useState(today())
  const [text, setText] = useState('')
  const say = useSay()
  const note = (
    marks: readonly { readonly line: string; readonly date: string }[],
    problems: readonly string[] = [],
  ) =>
    call['waves.mark']({ id: wave.id, mark, marks: [...marks] }).then(({ refused }) => {
      const left = [...problems, ...refused]
      const noted = marks.length - refused.length
      if (noted > 0) say.success(`${markNames[mark]}\u00a0: ${count(noted, 'administration')}.`)
      if (left.length > 0) say.error(new Error(`Non noté\u00a0: ${left.slice(0, 5).join('\u00a0; ')}.`))
      return left.length === 0
    }, say.error)
  const paste = () => {
    const { marks, problems } = readMarks(text, wave)
    void note(
      marks.map(({ line, date: day }) => ({ line, date: day })),
      problems,
    ).then(isWhole => isWhole && setText(''))
  }
  return (
    <fieldset className="wave-acts">
      <legend>Noter un jour</legend>
      <Choice
        label="Noter"
        value={mark}
        onChange={value => setMark(WaveMark.parse(value))}
        options={WaveMark.options.map(value => ({ value, label: markNames[value] }))}
      />
      <Field label="Jour" type="date" value={date} onChange={setDate} />
      <Button
        look="main"
        isDisabled={chosen.length === 0 || !date}
        onPress={() => void note(chosen.map(line => ({ line, date })))}
      >
        {chosen.length > 0 ? `Noter sur ${count(chosen.length, 'administration')}` : 'Choisissez des lignes'}
      </Button>
      <details>
        <summary>Coller des jours</summary>
        <Field
          label="Administrations et jours, un par ligne"
          type="long"
          rows={5}
          value={text}
          onChange={setText}
          placeholder="Moirans&nbsp;; 03/11/2026"
        />
        <Button isDisabled={!text.trim()} onPress={paste}>
          Noter «&nbsp;{markNames[mark]}&nbsp;»
        </Button>
      </details>
    </fieldset>
  )
}
