import type { Run } from '../../shared/drafts/assemble/assembled.ts'

/** Text of several appearances, as the page prints it. */
export const Runs = ({ runs }: { readonly runs: readonly Run[] }) =>
  runs.map((run, index) => {
    const key = `${index}-${run.text}`
    if (run.marks?.includes('italic')) return <i key={key}>{run.text}</i>
    if (run.marks?.includes('bold')) return <b key={key}>{run.text}</b>
    if (run.marks?.includes('superscript')) return <sup key={key}>{run.text}</sup>
    return <span key={key}>{run.text}</span>
  })
