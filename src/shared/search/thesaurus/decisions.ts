/** Lines of the thesaurus on how an administration decides, and what makes its decision illegal. */
export const DECISIONS = `
# Qui décide, et la forme
signer, signature, signé, signataire, nom, prénom + décision, courrier, lettre, arrêté, porte, sans, personne > L. 212-1 CRPA, fiche GEN-SIGN
signé, signer, signataire, signature + pouvoir, droit, délégation, habilité, compétent, qualité, autorisé > fiche GEN-DELEG, fiche GEN-INC, L. 212-1 CRPA
compétent, incompétent, compétence, pouvoir, droit de décider + @adm, décision, auteur, prise, pris, bonne personne > fiche GEN-INC, fiche EXT-INC
délégation, délégué, adjoint, directeur + signature, signer, décision, place > fiche GEN-DELEG, L. 2122-18 CGCT
gouvernement démissionnaire, affaires courantes, mandat terminé, fin de mandat, avant sa nomination > fiche GEN-TEMPS, fiche GA-QUOTIDIENS
@raisons + @refus, décision, courrier, lettre, obligé, dire > L. 211-2 CRPA, L. 211-5 CRPA, fiche GEN-MOTIV
comprends pas, sans raison, pas de raison, rien + @refus + courrier, lettre, décision, explique, dit > L. 211-2 CRPA, fiche GEN-MOTIV
lettre type, formule, copié, stéréotypé, standard, vague, phrase + @refus, décision, courrier, cas > fiche GEN-MOTIV, L. 211-5 CRPA, fiche GEN-EXAM
cas, situation, dossier + regardé, examiné, étudié, lu, vraiment, personnel, particulier, individuel > fiche GEN-EXAM
@raisons + silence, connaître, sans réponse, implicite > L. 232-4 CRPA, fiche GEN-MOTIV-IMPL
entendu, entendre, observations, défendre, m’expliquer, mes explications, contradictoire, écouter, écouté, prévenu, prévenir, parole + avant, @sanction, décision, laissé, sans, retirer > L. 121-1 CRPA, L. 122-1 CRPA, fiche GEN-CONTRA, CE 69751
accompagné, conseil, avocat, assister, assisté, venir avec + entretien, entend, entendu, observations, @adm, convoqué, convocation > L. 122-1 CRPA
avis, consulter, consultation, consulté + commission, comité, conseil, obligatoire, demandé, fallait, sans, oublié > fiche GEN-CONSULT
commission, comité, jury, conseil, réunion + complet, quorum, composition, absents, membres, nombre > fiche GEN-COMPO, R. 133-10 CRPA
impartial, partial, juge et partie, conflit, parti pris, ami, hostile, ennemi + commission, membre, jury, décision, voté, président > fiche GEN-IMPART
vice, procédure, formalité, oubli + annuler, suffit, décision > CE 335033

# Le fond
faits + faux, fausse, trompe, trompé, erreur, erronés, inexacts, mensonge, inventé, prouvés, vrai, reproche, reproché > fiche GEN-FAIT, CE 59619
qualification, grave, faute + faits, mérite, constitue, juste + juge, contrôle > fiche GEN-QUALIF, CE 55125
erreur manifeste, absurde, aberrant, aberrante, disproportionné, choquant, déraisonnable, évidente + décision, @adm, appréciation > fiche GEN-EMA, CE 82590
ami, copain, vengeance, se venger, intérêt personnel, rendre service, politique, famille + @adm, maire, décision, décidé, pouvoir > fiche GEN-DETPOUV, CE 47544
détourner, détournement, contourner + procédure > fiche GEN-DETPROC, CE 42289
détourner, détournement, abuse, abuser, abus + pouvoir > fiche GEN-DETPOUV, CE 47544
autre, voisin, différemment, pareil, même, inégal, injuste, injustice, égalité, traité + @refus, eu, obtenu, accordé, droit, traitement > fiche GEN-EGAL, 6 DDHC, CE 88032
discrimination, discriminer, origine, origines, racisme, religion, sexe, handicap, âge, couleur + @refus, cause, raison, traité, moins bien, discrimination > fiche GEN-DISCRIM, CE 298348
rétroactif, rétroactive, rétroactivité, passé, avant + règle, loi, règlement, décret, appliquer, applique > fiche GEN-RETRO, CE 94511
règle, règlement, règles, réglementation, loi + changé, change, changement, lendemain, brutal, prévenir, du jour, transition, temps de s’adapter > fiche GEN-SECU, CE 288460, L. 221-5 CRPA
promesse, promis, promettre, engagement, confiance + @adm, tenu, tenue, pas tenu, revient > fiche UE-CONF, CE 210944
@retirer + @autorisation, donné, donnée, accordé, accordée, décision > L. 242-1 CRPA, CE 197018, fiche GEN-RETRAIT
fraude, mensonge, menti + décision, retirer, autorisation > L. 241-2 CRPA
règlement, arrêté, décret, réglementation + abroger, retirer, supprimer, illégal, illégale, ancien, vieux, date, disparaître > L. 243-2 CRPA, fiche GEN-ABRO, CE 74052
abroger, abrogation + forme, procédure, moyens, juge, date, jour > CE 414583, CE 424216
circulaire, note de service, instruction, lignes directrices, recommandation, foire aux questions, communiqué, note + attaquer, contester, recours, tort, illégale, obligé > fiche GEN-LIGNES, CE 418142
règlement, arrêté, acte, plan, décret + base, appliqué, appliquer, lui-même, autre, application, fonde + illégal, exception, contester > fiche GEN-EXC, CE 320735
exception d’illégalité > fiche GEN-EXC
base légale, aucun texte, sans texte, quelle loi, quel texte, aucune loi, prévu par + décision, @adm, permet, autorise, droit, interdit > fiche GEN-BASE, fiche INT-BASE
traité, convention, droit international, européen + loi, avant, supérieur, contraire, plus fort, passe > CE 108243, 55 Constitution
directive, européenne + transposée, transposé, invoquer, France, applique > CE 298348, fiche UE-DIR
Union, européen, européenne, Europe, Bruxelles + droit, règle, contraire, loi, respecte > fiche UE-DIR, CE 108243
obligée, pas le choix, liée, contrainte, automatique + @adm, décision, dit > fiche GEN-LIEE, CE 149722
notifier, notifié, notification, reçu, informé + décision, jamais, pas > L. 221-8 CRPA, fiche GEN-PUBL
vigueur, commence, entrer, entre, début, applicable, s’applique + règle, règlement, réglementation, arrêté, décret, loi > L. 221-2 CRPA, L. 2131-1 CGCT
public, habitants, citoyens, population, riverains + consultés, consulté, consulter, participation, avis, concertation, enquête, informés, participer > fiche GEN-PARTIC, L. 123-19-1 code de l’environnement, 7 charte de l’environnement
demande + mauvais service, service, transmettre, mauvaise adresse > L. 114-2 CRPA
justificatifs, pièces + redemander, encore, administration > L. 114-8 CRPA
erreur + bonne foi, bonne, formulaire, déclaration, droit à l’erreur > L. 123-1 CRPA
@logiciel + décider, décision, décide, @raisons, règles > L. 311-3-1 CRPA, 95 LIL, 22 RGPD
neutre, neutralité, légalité, égalité, obligations, intérêt général + administration > L. 100-2 CRPA

# Punitions
@sanction + sévère, lourde, disproportionnée, excessive, trop, proportion, proportionnée > CE 347704, fiche SP-PROP, fiche SAN-LEGALITE
deux fois, double peine, déjà, bis + @sanction > fiche SAN-BIS, fiche GA-QUEVILLY
plus douce, moins sévère, douce, nouvelle loi, favorable + @sanction, loi, bénéfice, profiter, appliquer > fiche SAN-DOUCE, CE 274000, 8 DDHC
@sanction, infraction, peine + prévue, texte, prévu, définie, écrite, loi > fiche SAN-LEGALITE, CE 255136, 8 DDHC
amende administrative, sanction administrative + juge, réduire, baisser, contester > CE 274000
`
