import type { Phrases } from './phrases.ts'

export const FR: Phrases = {
  openers: {
    plain: ['Nous y voilà.', 'Des nouvelles du jour.', 'Une minute bien employée.', 'Ce sur quoi nous travaillions.', 'En quelques mots.', 'Sans détour.'],
    warm: ['Nous l’attendions avec impatience.', 'Nous avions envie de partager ceci avec vous.', 'Vous avez demandé, nous avons écouté.', 'Certains jours, on veut le dire à tout le monde.', 'De nous à vous.', 'Cela nous tient à cœur.'],
    playful: ['Devinez quoi !', 'Une petite pause dans le défilement !', 'Impossible de garder ça pour nous.', 'Surprise !', 'Dites-le à vos amis !', 'C’est parti !'],
    expert: ['Une leçon de ce mois de travail.', 'Ce qui paraît simple l’est rarement.', 'Trois mois de travail en bref.', 'Une question que l’on nous pose souvent.', 'Un bon travail commence par un choix.', 'Ce qui a changé, et pourquoi.'],
  },
  thoughts: {
    plain: ['La suite dans les semaines à venir.', 'Il n’en faut pas plus.', 'Nous avons voulu rester simples.', 'Cela a pris du temps, et cela se voit.', 'Ni plus, ni moins.'],
    warm: ['Merci à toutes celles et ceux qui en font partie.', 'Ce ne serait pas pareil sans vous.', 'De petites choses, faites avec soin.', 'De quoi éclairer un peu votre semaine.', 'C’est pour ces moments-là que nous le faisons.'],
    playful: ['Non, nous ne nous en remettons pas.', 'Dix sur dix, à refaire.', 'Oui, c’est aussi bon que ça en a l’air.', 'Il y a eu un petit pas de danse.', 'Vous vous direz merci demain.'],
    expert: ['Ce sont les détails que l’on remarque à la fin.', 'Nous avons mesuré avant de changer quoi que ce soit.', 'Le résultat est meilleur, et plus facile à refaire.', 'Un petit pas qui fait gagner du temps chaque jour.', 'Ce qui compte, c’est ce qui reste un an plus tard.'],
  },
  questions: ['Qu’en pensez-vous ?', 'Laquelle est la vôtre ?', 'Avec qui viendriez-vous ?', 'Qu’aimeriez-vous voir ensuite ?', 'Vous avez déjà essayé ?', 'Et vous, comment faites-vous ?', 'Dites-le en commentaire : oui ou non ?', 'Gardez-le pour plus tard et racontez-nous.'],
  lessons: ['Commencer petit et montrer tôt.', 'Demander à celles et ceux qui s’en serviront.', 'Noter le pourquoi, pas seulement le quoi.', 'Enlever ce qui ne manque à personne.', 'Prévoir le jour où rien ne marche.', 'Faire d’abord la partie ennuyeuse.'],
  research: ['Nous avons lu ce que l’on se demande à ce sujet et gardé ce qui tient.', 'Nous avons vérifié ce que d’autres ont trouvé : cela concorde.', 'Nous avons comparé plusieurs récits avant d’écrire ceci.'],
  sources: 'Pour en savoir plus :',
  onePhoto: ['Une image le dit mieux.', 'Regardez de près.', 'Prise telle quelle.'],
  photos: ['Faites défiler les {n}.', '{n} images, une histoire.', 'Laquelle des {n} préférez-vous ?'],
  video: ['À regarder jusqu’au bout.', 'Avec le son.', 'Voyez vous-mêmes.'],
  inThisVideo: ['Dans cette vidéo : ce que c’est, comment c’est né et ce qui vient ensuite.', 'Nous vous montrons tout, du début à la fin.', 'Quelques minutes sur ce que nous avons fait, et ce que nous ferions autrement.'],
  subscribe: ['Abonnez-vous pour voir la prochaine.', 'Laissez un commentaire : nous les lisons tous.', 'De nouvelles vidéos toutes les deux semaines.'],
  unknown: ['Un regard sur ce que nous préparons', 'Vu chez nous aujourd’hui', 'Un moment de cette semaine', 'Tout juste sorti de l’atelier'],
  short: ['Attendez la suite', 'Tout nouveau', 'Déjà vu ?', 'Aujourd’hui', 'Voilà'],
}
