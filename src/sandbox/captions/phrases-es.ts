import type { Phrases } from './phrases.ts'

export const ES: Phrases = {
  openers: {
    plain: ['Aquí está.', 'Noticias de hoy.', 'Un minuto bien empleado.', 'En esto hemos estado trabajando.', 'En pocas palabras.', 'Sin rodeos.'],
    warm: ['Teníamos muchas ganas de contar esto.', 'Algo que queremos compartir con vosotros.', 'Preguntasteis y os escuchamos.', 'Hay días en los que quieres contárselo a todo el mundo.', 'De nuestra parte.', 'Esto nos llega al corazón.'],
    playful: ['¿A que no sabéis qué?', '¡Un segundo sin deslizar!', 'Ya no podemos guardarlo más.', '¡Sorpresa!', '¡Contádselo a alguien!', '¡Allá vamos!'],
    expert: ['Una lección del trabajo de este mes.', 'Lo que parece sencillo rara vez lo es.', 'Tres meses de trabajo, en resumen.', 'Una pregunta que nos hacen a menudo.', 'El buen trabajo empieza con una decisión.', 'Qué ha cambiado, y por qué.'],
  },
  thoughts: {
    plain: ['Más en las próximas semanas.', 'No hace falta más.', 'Lo hemos dejado sencillo a propósito.', 'Ha llevado su tiempo, y se nota.', 'Ni más ni menos.'],
    warm: ['Gracias a quienes formáis parte de esto.', 'Sin vosotros no sería lo mismo.', 'Cosas pequeñas, hechas con cuidado.', 'Ojalá os alegre un poco la semana.', 'Por momentos así lo hacemos.'],
    playful: ['No, todavía no se nos ha pasado.', 'Diez de diez, repetiríamos.', 'Sí, es tan bueno como suena.', 'Hubo un pequeño baile.', 'Mañana os daréis las gracias.'],
    expert: ['Al final se notan los detalles.', 'Medimos antes de cambiar nada.', 'El resultado es mejor y más fácil de repetir.', 'Un paso pequeño que ahorra tiempo cada día.', 'Lo que cuenta es lo que sigue ahí un año después.'],
  },
  questions: ['¿Qué os parece?', '¿Cuál es la vuestra?', '¿A quién traeríais?', '¿Qué os gustaría ver después?', '¿Ya lo habéis probado?', '¿Cómo lo hacéis vosotros?', 'Decidlo en los comentarios: ¿sí o no?', 'Guardadlo para luego y contadnos.'],
  lessons: ['Empezar en pequeño y enseñarlo pronto.', 'Preguntar a quien lo va a usar.', 'Apuntar el porqué, no solo el qué.', 'Quitar lo que nadie echa de menos.', 'Pensar en el día en que falle.', 'Hacer primero la parte aburrida.'],
  research: ['Hemos leído qué se pregunta la gente sobre esto y nos quedamos con lo que se sostiene.', 'Comprobamos lo que otros han encontrado: coincide.', 'Comparamos varios relatos antes de escribir esto.'],
  sources: 'Para saber más:',
  onePhoto: ['Una imagen lo dice mejor.', 'Mirad de cerca.', 'Tal como era.'],
  photos: ['Deslizad por las {n}.', '{n} imágenes, una historia.', '¿Cuál de las {n} os gusta más?'],
  video: ['Hasta el final.', 'Con sonido.', 'Vedlo vosotros mismos.'],
  inThisVideo: ['En este vídeo: qué es, cómo surgió y qué viene después.', 'Os lo enseñamos todo, de principio a fin.', 'Unos minutos sobre lo que hicimos y lo que haríamos de otra manera.'],
  subscribe: ['Suscribíos para ver el próximo.', 'Dejad un comentario: los leemos todos.', 'Vídeos nuevos cada dos semanas.'],
  unknown: ['Una mirada a lo que estamos preparando', 'Visto hoy en nuestra casa', 'Un momento de esta semana', 'Recién salido del taller'],
  short: ['Esperad', 'Recién llegado', '¿Ya lo habéis visto?', 'Hoy', 'Aquí está'],
}
