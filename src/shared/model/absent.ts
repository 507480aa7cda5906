/** Said of a decision or a document whose publisher gives the analysis or the title without the text. */
export const textAbsent = 'Texte absent\u00a0: l’éditeur n’en publie que l’analyse ou le titre.'
