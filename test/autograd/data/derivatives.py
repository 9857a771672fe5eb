"""Writes derivatives.json: values and the first three derivatives of functions at points, computed by mpmath to 17 digits.
Points near zeros, poles and joints are those at which formulas cancel. Run: python derivatives.py > derivatives.json"""
import json
from mpmath import mp, mpf
import mpmath as m

mp.dps = 50
SMALL = ['1e-9', '1e-5', '1e-3', '0.01', '0.04', '0.06', '-1e-7', '-0.02', '-0.049', '-0.051']
ALL = SMALL + ['0.3', '-0.7', '1', '1.5', '-2.25', '3.1', '-4.4', '6', '-7.5']
FAR = ALL + ['12', '-15', '25', '-40']
UNIT = SMALL + ['0.3', '-0.7', '0.9', '-0.95', '0.999']
POSITIVE = ['1e-6', '0.01', '0.3', '0.9', '0.999', '1', '1.001', '1.4616', '2', '2.5', '4', '7.9', '8.1', '30', '1000']
GAMMA = POSITIVE + ['-0.5', '-0.01', '-1.3', '-2.7', '-5.5', '-10.25']
PROBABILITY = ['1e-5', '0.02', '0.3', '0.5', '0.501', '0.75', '0.99', '0.9999']

ndtr = lambda x: m.erfc(-x / m.sqrt(2)) / 2
sigmoid = lambda x: 1 / (1 + m.exp(-x))
softplus = lambda x: m.log(1 + m.exp(x))
FUNCTIONS = {
  'sin': (m.sin, FAR), 'cos': (m.cos, FAR), 'tan': (m.tan, FAR), 'asin': (m.asin, UNIT), 'acos': (m.acos, UNIT), 'atan': (m.atan, FAR),
  'sinh': (m.sinh, ALL), 'cosh': (m.cosh, ALL), 'tanh': (m.tanh, ALL), 'asinh': (m.asinh, FAR), 'acosh': (m.acosh, ['1.001', '1.5', '4', '60']),
  'atanh': (m.atanh, UNIT), 'exp': (m.exp, ALL), 'exp2': (lambda x: mpf(2) ** x, ALL), 'expm1': (m.expm1, ALL), 'log': (m.log, POSITIVE),
  'log2': (lambda x: m.log(x, 2), POSITIVE), 'log10': (m.log10, POSITIVE), 'log1p': (m.log1p, SMALL + ['-0.9', '0.5', '10', '1e4']),
  'sqrt': (m.sqrt, POSITIVE), 'rsqrt': (lambda x: 1 / m.sqrt(x), POSITIVE), 'reciprocal': (lambda x: 1 / x, POSITIVE), 'square': (lambda x: x * x, ALL),
  'sigmoid': (sigmoid, FAR), 'erf': (m.erf, ALL), 'erfc': (m.erfc, ALL), 'erfinv': (m.erfinv, UNIT), 'lgamma': (lambda x: m.log(abs(m.gamma(x))), GAMMA),
  'digamma': (m.digamma, GAMMA), 'sinc': (lambda x: m.sin(m.pi * x) / (m.pi * x), ALL), 'logit': (lambda x: m.log(x / (1 - x)), PROBABILITY),
  'rad2deg': (lambda x: x * 180 / m.pi, ALL), 'deg2rad': (lambda x: x * m.pi / 180, ALL), 'i0': (lambda x: m.besseli(0, x), ALL),
  'special.i0e': (lambda x: m.exp(-abs(x)) * m.besseli(0, x), FAR), 'special.i1': (lambda x: m.besseli(1, x), ALL),
  'special.i1e': (lambda x: m.exp(-abs(x)) * m.besseli(1, x), FAR), 'special.ndtr': (ndtr, ALL),
  'special.ndtri': (lambda p: -m.sqrt(2) * m.erfinv(1 - 2 * p), PROBABILITY),
  'special.log_ndtr': (lambda x: m.log(ndtr(x)), FAR), 'special.erfcx': (lambda x: m.exp(x * x) * m.erfc(x), SMALL + ['0.3', '-0.7', '1.5', '-2.25', '6', '20', '60']),
  'special.entr': (lambda x: -x * m.log(x), POSITIVE), 'nn.functional.gelu': (lambda x: x * ndtr(x), ALL), 'nn.functional.silu': (lambda x: x * sigmoid(x), FAR),
  'nn.functional.mish': (lambda x: x * m.tanh(softplus(x)), FAR), 'nn.functional.softplus': (softplus, ALL), 'nn.functional.logsigmoid': (lambda x: -softplus(-x), FAR),
  'nn.functional.tanhshrink': (lambda x: x - m.tanh(x), ALL), 'nn.functional.softsign': (lambda x: x / (1 + abs(x)), ALL),
  'nn.functional.elu': (lambda x: x if x > 0 else m.expm1(x), ALL), 'nn.functional.selu': (lambda x: mpf('1.0507009873554804934193349852946') * (x if x > 0 else mpf('1.6732632423543772848170429916717') * m.expm1(x)), ALL),
}

def table(f, points):
  rows = []
  for p in points:
    x = mpf(float(p))
    # Far below the distance to the nearest joint or pole.
    h = mpf(10) ** -14 * max(abs(x), mpf(10) ** -9)
    # Differences of the third order at 10^-14 need 42 digits more than the 17 wanted.
    with mp.workdps(140):
      g = lambda k: m.diff(f, x, k, h=h, method='step', relative=False, direction=0) if k else f(x)
      rows.append([float(p)] + [float(g(k)) for k in range(4)])
  return rows

print('{\n' + ',\n'.join(f'  "{name}": {json.dumps(table(f, points))}' for name, (f, points) in FUNCTIONS.items()) + '\n}')
