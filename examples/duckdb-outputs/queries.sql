-- 结余与超支最多的医疗机构 hospitals by balance, in yuan
SELECT hospitalId, insuranceType, cases, drgTotalCost, balance
FROM statement
ORDER BY balance DESC
LIMIT 10;

-- 金额最大的病组 groups by what they are paid
SELECT drg, COUNT(*) AS cases, SUM(payment) AS paid, ROUND(AVG(points), 4) AS meanPoints
FROM outcomes
WHERE settlement = 'settled'
GROUP BY drg
ORDER BY paid DESC
LIMIT 10;

-- 病例类别 classes of cases, and what they are paid of their cost
SELECT caseClass, COUNT(*) AS cases, SUM(payment) AS paid, SUM(totalCost) AS cost, ROUND(SUM(payment) / SUM(totalCost), 4) AS share
FROM outcomes JOIN cases USING (caseId)
WHERE settlement = 'settled'
GROUP BY caseClass
ORDER BY cases DESC;

-- 核对 the cases of each hospital and fund make its statement, to the fen: no row may come
SELECT hospitalId, insuranceType, SUM(payment) AS ofCases, ANY_VALUE(drgTotalCost) AS ofStatement
FROM outcomes JOIN cases USING (caseId, hospitalId) JOIN statement USING (hospitalId, insuranceType)
WHERE settlement = 'settled'
GROUP BY hospitalId, insuranceType
HAVING SUM(payment) <> ANY_VALUE(drgTotalCost);
