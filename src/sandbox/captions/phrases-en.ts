import type { Phrases } from './phrases.ts'

export const EN: Phrases = {
  openers: {
    plain: ['Here it is.', 'Today’s news.', 'Worth a minute of your time.', 'Something we have been working on.', 'A short update.', 'Straight to it.'],
    warm: ['We have been looking forward to this one.', 'A little something to share with you.', 'You asked, and we listened.', 'Some days you just want to tell everyone.', 'From us to you.', 'This one is close to our hearts.'],
    playful: ['Guess what?', 'Stop scrolling for a second!', 'Okay, we can’t keep this to ourselves.', 'Plot twist:', 'Tell a friend!', 'It’s happening!'],
    expert: ['A lesson from this month’s work.', 'What looks simple rarely is.', 'Three months of work, in short.', 'A question we are asked a lot.', 'Good work starts with a decision.', 'Here is what changed, and why.'],
  },
  thoughts: {
    plain: ['More of this in the weeks to come.', 'That is all there is to it.', 'We kept it simple on purpose.', 'It took a while, and it shows.', 'Nothing more, nothing less.'],
    warm: ['Thank you to everyone who is part of it.', 'It would not be the same without you.', 'Small things, done with care.', 'We hope it makes your week a bit brighter.', 'Moments like this are why we do it.'],
    playful: ['No, we are not over it yet.', 'Ten out of ten, would do it again.', 'Yes, it is as good as it sounds.', 'We may have danced a little.', 'Your future self says thanks.'],
    expert: ['The details are what people notice in the end.', 'We measured before we changed anything.', 'The result is better, and easier to repeat.', 'It is a small step that saves time every day.', 'What matters is what is still there a year later.'],
  },
  questions: ['What do you think?', 'Which one is yours?', 'Who would you bring along?', 'What would you like to see next?', 'Have you tried it yet?', 'How do you do it?', 'Tell us in the comments: yes or no?', 'Save it for later, and tell us how it went.'],
  lessons: ['Start small and show the work early.', 'Ask the people who will use it.', 'Write down why, not only what.', 'Leave out what nobody misses.', 'Plan for the day it goes wrong.', 'Do the dull part first.', 'Let someone else read it before you call it done.'],
  research: ['We read up on what people ask about this, and kept what holds.', 'We checked what others have found, and it agrees.', 'What the sources have in common: it pays to take one’s time.', 'We compared several accounts before writing this.'],
  sources: 'Read more:',
  onePhoto: ['One picture says it better.', 'Look closely.', 'Taken as it was, nothing staged.'],
  photos: ['Swipe through all {n}.', '{n} pictures, one story.', 'Which of the {n} is your favourite?'],
  video: ['Watch to the end.', 'Sound on.', 'See for yourself.'],
  inThisVideo: ['In this video: what it is, how it came about, and what comes next.', 'We show you the whole thing from beginning to end.', 'A few minutes on what we did, and what we would do differently.', 'Come along and see how it is done.'],
  subscribe: ['Subscribe if you want to see the next one.', 'Leave a comment: we read every one of them.', 'New videos every other week.'],
  unknown: ['A look at what we have been making', 'Seen here today', 'A moment from this week', 'Fresh from our table', 'What the day looked like'],
  short: ['Wait for it', 'Just in', 'Now you know', 'Seen it yet?', 'Today', 'Fresh'],
}
