/** One word by value of a byte: common nouns of everyday French, far apart to the ear. */
export const SPOKEN_WORDS = `
abeille abricot accord acier agneau aigle aiguille ail alarme album alcool algue amande ami ampoule ancre
anguille appel arbre argile armoire assiette atelier aube avion avoine bagage balai balcon balle bambou banane
banc barbe bassin bateau belette berger betterave bijou biscuit blaireau bocal violon bonnet botte bouchon bougie
boussole valise branche brique brouette bruyère buisson bureau cabane cactus cadeau café caillou camion canal canard
canoë caramel carotte tambour castor cerise chaise chameau chanson chapeau charbon chat chemise cheval chèvre chocolat
cigale ciment cirque citron clavier clé cloche clou coffre colline compas coquille corbeau corde coton coude
couleur crabe crayon crochet cuisine cuivre cygne dauphin dentelle désert dessin dindon docteur dragon drapeau eau
écharpe échelle éclair école écureuil église éléphant tigre enfant épaule épice éponge escalier étoile fabrique façade
faucon femme fenêtre ferme feu fève fil flamme fleuve flûte foin forêt fougère fourmi fraise fromage
fumée fusée galet gant garage trombone gazelle genou girafe glace gomme grange grenier grillon guitare hamac
hanneton haricot herbe hérisson hibou hiver homme horloge huile image île infirmier jambe jardin jasmin jeudi
journal juge jupe kiwi lac laine lampe lapin lavande légume lézard licorne ligne lion livre loupe
lune lustre machine magasin maïs tulipe marbre marché marteau masque médaille melon menuisier miel miroir montagne
moulin mouton musique nappe navire neige noisette nuage oiseau olive ongle orange oreille ours outil palmier
panier papillon parapluie patin pêche peigne perle phare piano pigeon piscine plage plume poire poisson pomme
poupée prune puits pyjama quille radis raisin renard requin rideau rivière robe roseau sable savon sirène
`
  .trim()
  .split(/\s+/)
