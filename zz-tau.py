import json,sys
f,t,b=sys.argv[1:4]
d=json.load(open(f)); d['constants']['TAU']=float(t); d['constants']['BLANK']=float(b); d['cover']=4.01
json.dump(d,open(f,'w'))
