import { expect, test } from 'vitest'
import {
  joinAddress,
  loginOf,
  splitAddress,
  withLogin,
} from '../../../../src/renderer/sharing/office/members/addressParts.ts'

test('the password of an address is taken apart, and put back as it was', () => {
  const parts = {
    address: 'postgres://lea@bureau.exemple.fr:5432/base?sslmode=require',
    password: 'p@ss/mot:é',
  }
  const whole = joinAddress(parts)
  expect(whole).not.toContain(parts.password)
  expect(splitAddress(whole)).toEqual(parts)
  for (const plain of ['postgres://lea@bureau/base', 'postgres://bureau/base', '/media/cle', 'postg', ''])
    expect(splitAddress(plain)).toEqual({ address: plain, password: '' })
  // without a user, a password has no place
  expect(joinAddress({ address: 'postgres://bureau/base', password: 'x' })).toBe('postgres://bureau/base')
  expect(splitAddress('postgres://lea:50%@bureau/base').password).toBe('50%')
})

test('the login of an address is read and replaced by itself', () => {
  const invited = 'postgres://bureau.exemple.fr:5432/base?sslmode=require'
  const own = withLogin(invited, 'ali')
  expect(own).toBe('postgres://ali@bureau.exemple.fr:5432/base?sslmode=require')
  expect([loginOf(invited), loginOf(own), loginOf('/media/cle')]).toEqual(['', 'ali', ''])
  expect(loginOf(withLogin(own, 'zoé@office'))).toBe('zoé@office')
  expect(withLogin(own, ' ')).toBe(invited)
  expect(withLogin('/media/cle', 'ali')).toBe('/media/cle')
})
