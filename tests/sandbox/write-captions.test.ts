/** The texts themselves: as long as each platform takes, in the language that was asked in, and not all the same. */
import { describe, expect, it } from 'vitest'
import { countCaption, countTitle } from '../../src/domain/captions/index.ts'
import { PLATFORMS } from '../../src/domain/post-types.ts'
import { languageOf } from '../../src/sandbox/captions/languages.ts'
import { MANNERS, PHRASES } from '../../src/sandbox/captions/phrases.ts'
import { hashtags } from '../../src/sandbox/captions/tags.ts'
import { cut, weighForX } from '../../src/sandbox/captions/text.ts'
import { writeCaptions } from '../../src/sandbox/captions/write-captions.ts'
import type { CaptionWish } from '../../src/sandbox/captions/write-captions.ts'

const PROMPTS = [
  'Fresh beans from Ethiopia are in the shop', 'Our spring menu starts on Friday', 'A weekend ride through the Alps', 'New colour themes are out today', 'We are looking for a barista',
  'Write a post about our summer sale', 'Behind the scenes of the photo shoot', 'Ten years of Nordic Coffee', 'How we repair a broken wheel', 'The terrace is open again',
  'Free shipping until Sunday', 'Meet Lena, who bakes our bread', 'Three tips for better espresso', 'The book club meets on Tuesday', 'We moved to a bigger studio',
  'Rhubarb cake is back', 'What our customers say about the new saddle', 'Closed on Monday for stocktaking', 'A first look at the winter collection', 'Thank you for a thousand followers',
  'Unser neuer Espresso ist da und schmeckt nach Pflaume', 'Am Samstag öffnen wir die Werkstatt für alle', 'Schreib einen Beitrag über unsere Radtour durch die Alpen', 'Wir suchen eine Floristin für unser Team', 'Die Herbstkarte ist fertig',
  'Frisches Brot aus dem Holzofen', 'Zehn Jahre Buchladen an der Ecke', 'Neue Farben für den Frühling', 'So reparieren wir ein altes Rad', 'Heute bleibt der Laden zu',
  'Notre nouvelle carte de printemps est arrivée', 'Une journée dans notre atelier de céramique', 'Le marché de Noël ouvre vendredi', 'Les coulisses de notre séance photo', 'Merci pour vos mille commandes',
  'La nueva carta de verano ya está aquí', 'Un paseo en bicicleta por la costa', 'Buscamos una camarera para el equipo', 'Hoy abrimos nuestra tienda en el centro', 'Gracias por estos diez años',
  'Il nostro nuovo caffè è arrivato', 'Nosso novo menu de verão chegou', 'Onze nieuwe koffie is binnen', 'Vår nya meny är här', 'Nasza nowa kawa jest już w sklepie',
  '新しいコーヒー豆が入荷しました', '春季菜单本周五开始供应', '새로운 원두가 도착했습니다', 'قهوتنا الجديدة وصلت اليوم', 'Новый кофе уже в магазине',
]

const wish = (over: Partial<CaptionWish> = {}): CaptionWish => ({
  prompt: null, cta: null, platforms: PLATFORMS, isDeep: false, manner: null, media: { images: 0, videos: 0, fileNames: [] }, sources: [], ...over,
})
const textOf = (written: string | { title: string; description: string } | undefined) => (typeof written === 'string' ? written : `${written?.title}\n${written?.description}`)
const own = (text: string) => text.split(/\n\n| #/u)[0] ?? ''

describe('captions', () => {
  it('keep to what each platform takes, with hashtags, whatever they are made from', () => {
    for (const prompt of [...PROMPTS, '👩‍🚀'.repeat(180), 'word '.repeat(390), 'x'.repeat(2_000), '日'.repeat(2_000), 'a.b/'.repeat(400), '<b>bold</b> & "quoted"', '...', null]) {
      for (const cta of [null, 'y'.repeat(100), '予約はこちら'.repeat(16), 'Book at https://nordic.example/table']) {
        const written = writeCaptions(wish({ prompt, cta, isDeep: true, sources: ['example.com'] }))
        expect(Object.keys(written).sort()).toEqual([...PLATFORMS].sort())
        for (const platform of PLATFORMS) {
          const text = written[platform]
          const body = typeof text === 'object' ? text.description : (text ?? '')
          expect(countCaption(body, platform).over, `${platform}: ${body}`).toBe(0)
          expect(body, platform).toMatch(/#\p{L}/u)
          if (cta) expect(body, platform).toContain(cta)
          // Half of a character that needs two.
          expect(textOf(text)).not.toMatch(/\p{Cs}/u)
          if (typeof text === 'object') {
            expect([text.title.length > 0, countTitle(text.title, 'youtube-video').over], text.title).toEqual([true, 0])
            expect(textOf(text)).not.toMatch(/[<>]/u)
          }
        }
        // Without sentences of its own there is less to tell them apart by.
        expect(new Set(PLATFORMS.map((platform) => textOf(written[platform]))).size).toBeGreaterThanOrEqual(prompt === null || languageOf(prompt) !== null ? 6 : 4)
      }
    }
  })

  it('are as long and as plain as their platform likes them', () => {
    const all = PROMPTS.map((prompt) => writeCaptions(wish({ prompt })))
    const lengths = (platform: (typeof PLATFORMS)[number]) => all.map((written) => textOf(written[platform]).length).sort((a, b) => a - b)
    const middle = (numbers: number[]) => numbers[Math.floor(numbers.length / 2)] ?? 0
    expect(middle(lengths('x'))).toBeLessThan(middle(lengths('instagram')))
    expect(middle(lengths('tiktok'))).toBeLessThan(middle(lengths('instagram')))
    expect(middle(lengths('instagram'))).toBeLessThan(middle(lengths('linkedin')))
    const tags = (text: string) => (text.match(/#\p{L}/gu) ?? []).length
    for (const { instagram, x, linkedin, tiktok } of all) {
      expect(tags(textOf(instagram))).toBeGreaterThanOrEqual(tags(textOf(x)))
      expect(tags(textOf(x))).toBeLessThanOrEqual(2)
      expect(textOf(tiktok)).toMatch(/#fyp$/u)
      expect(textOf(linkedin)).not.toMatch(/\p{Extended_Pictographic}/u)
    }
  })

  it('say what was asked for, each of fifty in its own words', () => {
    expect(PROMPTS).toHaveLength(50)
    for (const platform of PLATFORMS) {
      const texts = PROMPTS.map((prompt) => textOf(writeCaptions(wish({ prompt }))[platform]))
      expect(new Set(texts).size, platform).toBe(50)
      // What stands around the prompt differs too: no frame serves more than a few of the English ones.
      const frames = PROMPTS.slice(0, 20).map((prompt, at) => (texts[at] ?? '').replace(prompt, '').replace(/#\S+/gu, '').trim())
      expect(new Set(frames).size, platform).toBeGreaterThan(platform === 'x' || platform === 'tiktok' ? 4 : 9)
    }
    expect(textOf(writeCaptions(wish({ prompt: 'Write a post about our summer sale', platforms: ['x'] })).x)).toMatch(/^Our summer sale/u)
    expect(textOf(writeCaptions(wish({ prompt: 'Schreib einen Beitrag über unsere Radtour', platforms: ['x'] })).x)).toMatch(/^Unsere Radtour/u)
  })

  it('are the same for the same wish', () => {
    for (const prompt of PROMPTS.slice(0, 5)) expect(writeCaptions(wish({ prompt }))).toEqual(writeCaptions(wish({ prompt })))
  })

  it('stay in the language of the prompt, and add no words in one they do not speak', () => {
    const languages = PROMPTS.map(languageOf)
    expect(languages.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 'en'))
    expect(languages.slice(20, 30).filter((one) => one === 'de').length).toBeGreaterThanOrEqual(9)
    expect(languages.slice(30, 35)).toEqual(Array.from({ length: 5 }, () => 'fr'))
    expect(languages.slice(35, 40)).toEqual(Array.from({ length: 5 }, () => 'es'))
    expect(languages.slice(40)).toEqual(Array.from({ length: 10 }, () => null))
    const english = new Set(Object.values(PHRASES.en).flatMap((part) => (typeof part === 'string' ? [part] : Array.isArray(part) ? part : Object.values(part).flat())))
    for (const prompt of PROMPTS.filter((one) => languageOf(one) !== 'en')) {
      const written = writeCaptions(wish({ prompt, isDeep: true, media: { images: 3, videos: 0, fileNames: [] }, sources: ['example.com'] }))
      for (const platform of PLATFORMS) {
        for (const phrase of english) if (typeof phrase === 'string' && phrase.length > 8) expect(textOf(written[platform]), `${prompt} on ${platform}`).not.toContain(phrase)
      }
    }
    const { instagram, youtube } = writeCaptions(wish({ prompt: '新しいコーヒー豆が入荷しました' }))
    expect(own(textOf(instagram))).toMatch(/^新しいコーヒー豆が入荷しました。/u)
    expect(instagram).toMatch(/#コーヒー/u)
    expect(typeof youtube === 'object' && youtube.title).toBe('新しいコーヒー豆が入荷しました')
  })

  it('sound as the writing style says', () => {
    const texts = MANNERS.map((manner) => textOf(writeCaptions(wish({ prompt: PROMPTS[0] ?? '', manner, platforms: ['linkedin'] })).linkedin))
    expect(new Set(texts).size).toBe(MANNERS.length)
    for (const prompt of PROMPTS) expect(JSON.stringify(writeCaptions(wish({ prompt, manner: 'plain' })))).not.toMatch(/\p{Emoji_Presentation}/u)
  })

  it('speak of what is in the files', () => {
    const about = (media: CaptionWish['media'], prompt: string | null = null) => JSON.stringify(writeCaptions(wish({ prompt, media })))
    expect(about({ images: 1, videos: 0, fileNames: ['roastery-window_2.jpg'] })).toContain('Roastery window')
    expect(about({ images: 1, videos: 0, fileNames: ['IMG_4711.jpg'] })).not.toContain('IMG')
    expect(about({ images: 4, videos: 0, fileNames: [] }, 'Our spring menu')).toMatch(/\b4\b/u)
    expect(about({ images: 0, videos: 1, fileNames: [] }, 'Our spring menu')).not.toBe(about({ images: 0, videos: 0, fileNames: [] }, 'Our spring menu'))
    expect(JSON.stringify(writeCaptions(wish({ prompt: 'Our spring menu', sources: ['example.com'] })))).toContain('example.com')
  })
})

describe('hashtags', () => {
  it('are telling words, names in one, and never a small word', () => {
    expect(hashtags('Ten years of Nordic Coffee and its people', 'en', 4)[0]).toBe('#NordicCoffee')
    expect(hashtags('This and that with your new one', 'en', 3).join()).not.toMatch(/#(this|that|with|your)\b/u)
    expect(hashtags('', null, 3)).not.toHaveLength(0)
    for (const prompt of PROMPTS) for (const tag of hashtags(prompt, languageOf(prompt), 8)) expect(tag).toMatch(/^#\p{L}[\p{L}\p{N}\p{M}]*$/u)
  })
})

describe('a text', () => {
  it('is cut at a word, never within a letter', () => {
    expect(cut('one two three four', 12)).toBe('one two…')
    expect(cut('short', 12)).toBe('short')
    expect(cut('👩‍🚀👩‍🚀👩‍🚀', 12)).toBe('👩‍🚀👩‍🚀…')
    expect(cut('日本語のとても長い文章です', 10, weighForX)).toBe('日本語の…')
  })
})
