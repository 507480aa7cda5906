const needed = 22

/** Stops with a sentence on a Node that would crash on the database without a word. Call it before importing the database. */
export function checkNode(version: string = process.versions.node): void {
  if (Number.parseInt(version, 10) >= needed) return
  console.error(
    `Prétoire a besoin de Node ${needed} ou plus récent (celui-ci est le ${version}). ` +
      'Passez par les commandes npm (« npm start », « npm run -s cli -- … »), qui trouvent la bonne version, ou installez Node 24.',
  )
  process.exit(2)
}
