import { ofPerson } from '../../../shared/french/wording.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { OfficeRecovery } from '../../../shared/sharing/office/members-contract.ts'
import type { Runs } from '../verb.ts'
import { memberNamed } from './named-member.ts'
import type { recoveryVerbs } from './recovery-table.ts'
import { qrCode, wordsLine } from './spaces.ts'

/** Runs the verbs of its table. An invitation is alone on the standard output, so that it can be sent to a file. */
export const runs: Runs<typeof recoveryVerbs> = {
  'office recovery propose': async (cli, [space = '', name = '', card = '']) => {
    const { members } = await cli.call['office.members']({ space })
    const lost = memberNamed(members, name)
    const { role } = cli.options
    const proposal = await cli.call['office.proposeRecovery']({
      ...{ space, card, member: lost.key },
      ...(role !== undefined && { role }),
    })
    cli.note(wordsLine(proposal))
    cli.print(
      proposal,
      () =>
        `Le poste perdu ${ofPerson(proposal.lostName)} est retiré. Un autre responsable, qui l’était déjà, rend sa place au nouveau\u00a0: office recovery confirm.`,
    )
    return 0
  },
  'office recovery confirm': async (cli, [space = '', name = '']) => {
    const { key } = proposalFor((await cli.call['office.members']({ space })).recoveries, name)
    const recovery = await cli.call['office.confirmRecovery']({ space, key })
    cli.note(`Le nouveau poste ${ofPerson(recovery.name)} est membre. ${wordsLine(recovery)}`)
    if (cli.options.qr) cli.note(await qrCode(recovery.invitation))
    cli.print(recovery, () => recovery.invitation)
    return 0
  },
  'office recovery withdraw': async (cli, [space = '', name = '']) => {
    const { recoveries } = await cli.call['office.members']({ space })
    const { key, lostName } = proposalFor(recoveries, name)
    await cli.call['office.withdrawRecovery']({ space, key })
    cli.print({ key }, () => `La proposition est levée. Le poste perdu ${ofPerson(lostName)} reste retiré.`)
    return 0
  },
}

/** The proposal about somebody, by the name of who lost a desk, or the beginning of the new key. */
function proposalFor(recoveries: readonly OfficeRecovery[], name: string): OfficeRecovery {
  if (recoveries.length === 0)
    throw new AppError(
      'not-found',
      'Ce poste ne connaît aucune proposition de rendre une place dans cet espace. Rien n’a été changé : elle arrive peut-être à la prochaine rencontre (office sync).',
    )
  return memberNamed(
    recoveries.map(one => ({ ...one, name: one.lostName })),
    name,
  )
}
